import type { FrontmatterMap, FrontmatterValue } from "../agent-skill.ts";

/** A value and where it stands; offsets are those of the whole text with `\n` as line end. */
export type FrontmatterNode = TextNode | ListNode | MapNode;

interface Spot {
  readonly start: number;
  /** After the last character, line end excluded. */
  readonly end: number;
}

/** A scalar; all are text. */
export interface TextNode extends Spot {
  readonly kind: "text";
  readonly value: string;
  /** Written without quotes, on one line or several. */
  readonly plain: boolean;
}

/** A sequence. */
export interface ListNode extends Spot {
  readonly kind: "list";
  /** Written in brackets. */
  readonly flow: boolean;
  readonly items: readonly FrontmatterNode[];
}

/** A mapping. */
export interface MapNode extends Spot {
  readonly kind: "map";
  /** Written in braces. */
  readonly flow: boolean;
  readonly entries: readonly FrontmatterEntry[];
}

/** A key with its value. */
export interface FrontmatterEntry {
  readonly key: string;
  readonly keyStart: number;
  /** Before the colon, or before blanks in front of it. */
  readonly keyEnd: number;
  readonly value: FrontmatterNode;
}

/** What a node says, without places. */
export function nodeValue(node: FrontmatterNode): FrontmatterValue {
  if (node.kind === "text") return node.value;
  return node.kind === "list" ? node.items.map(nodeValue) : mapValue(node);
}

/** What a mapping says; `fromEntries` defines members, so a key named `__proto__` stays a key. */
export function mapValue(node: MapNode): FrontmatterMap {
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, nodeValue(value)]));
}
