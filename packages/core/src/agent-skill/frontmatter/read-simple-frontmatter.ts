import type { FrontmatterEntry, FrontmatterNode, MapNode, TextNode } from "./frontmatter-node.ts";
import { readSimpleBlock } from "./read-simple-block.ts";

/** A key that no reader of YAML takes for anything else, a colon, and the rest of the line. */
const keyLine = /^([A-Za-z_][\w-]{0,199}):(?: (.*))?$/;

// Anything that YAML might treat in a way of its own is left to the real parser.
const plainText = /^[\p{L}\p{N}/(][^\p{C}\p{Zl}\p{Zp}\u0085]*(?<![\s:])$/u;
const doubleQuoted = /^"([^"\\\p{C}\p{Zl}\p{Zp}\u0085]*)"$/u;
const singleQuoted = /^'([^'\p{C}\p{Zl}\p{Zp}\u0085]*)'$/u;

/**
 * Reads the frontmatter that most files have: texts, and one level of indented ones.
 *
 * Nine of ten public files need no more, and this is an order of magnitude faster than a parser
 * of all of YAML. Whatever is not surely simple gives `undefined` and goes to that parser;
 * a property test holds both to the same nodes.
 */
export function readSimpleFrontmatter(
  text: string,
  start: number,
  end: number,
): MapNode | undefined {
  const entries: FrontmatterEntry[] = [];
  const seen = new Set<string>();
  let lineStart = start;
  while (lineStart < end) {
    const entry = readEntry(text, lineStart, "") ?? readNested(text, lineStart, end);
    if (entry === undefined || seen.has(entry.key)) return undefined;
    seen.add(entry.key);
    entries.push(entry);
    lineStart = entry.value.end + 1;
  }
  const last = entries.at(-1);
  return last && { kind: "map", flow: false, entries, start, end: last.value.end };
}

function readEntry(text: string, lineStart: number, indent: string): FrontmatterEntry | undefined {
  const keyStart = lineStart + indent.length;
  const match = keyLine.exec(text.slice(keyStart, text.indexOf("\n", keyStart)));
  const [, key, written] = match ?? [];
  // A value on the lines below is for the caller, and one that goes on there for the real parser.
  if (key === undefined || written === undefined) return undefined;
  const valueStart = keyStart + key.length + 2;
  const value = readText(written, valueStart) ?? readSimpleBlock(text, written, valueStart, indent);
  if (value === undefined || goesOn(text, value.end + 1, indent)) return undefined;
  return { key, keyStart, keyEnd: keyStart + key.length, value };
}

function readNested(text: string, lineStart: number, end: number): FrontmatterEntry | undefined {
  const lineEnd = text.indexOf("\n", lineStart);
  const match = keyLine.exec(text.slice(lineStart, lineEnd));
  const key = match?.[1];
  if (key === undefined || match?.[2] !== undefined) return undefined;
  const keyEnd = lineStart + key.length;
  const indent = /^ {1,8}(?! )/.exec(text.slice(lineEnd + 1, lineEnd + 10))?.[0];
  if (indent === undefined) return undefined;
  const entries: FrontmatterEntry[] = [];
  const seen = new Set<string>();
  let next = lineEnd + 1;
  while (next < end && text.startsWith(indent, next)) {
    const entry = readEntry(text, next, indent);
    if (entry === undefined || seen.has(entry.key)) return undefined;
    seen.add(entry.key);
    entries.push(entry);
    next = entry.value.end + 1;
  }
  const start = lineEnd + 1 + indent.length;
  const value: FrontmatterNode = { kind: "map", flow: false, entries, start, end: next - 1 };
  return { key, keyStart: lineStart, keyEnd, value };
}

function readText(written: string, start: number): TextNode | undefined {
  const end = start + written.length;
  const quoted = doubleQuoted.exec(written) ?? singleQuoted.exec(written);
  if (quoted) return { kind: "text", value: quoted[1] ?? "", plain: false, start, end };
  if (!plainText.test(written) || written.includes(": ") || written.includes(" #"))
    return undefined;
  return { kind: "text", value: written, plain: true, start, end };
}

/** Whether the next line is indented further, blank or a comment: all may belong to the value. */
function goesOn(text: string, offset: number, indent: string): boolean {
  let blanks = 0;
  while (text[offset + blanks] === " ") blanks += 1;
  return (
    blanks > indent.length ||
    (blanks > 0 && blanks < indent.length) ||
    /[\s#]/.test(text[offset + blanks] ?? "")
  );
}
