import type { FrontmatterMap, FrontmatterValue } from "../agent-skill.ts";
import type { TextEdit } from "../agent-skill-problem.ts";
import { type FrontmatterEntry, type MapNode, nodeValue } from "../frontmatter/frontmatter-node.ts";
import { sameValue } from "../frontmatter/same-value.ts";
import { fieldRank } from "./field-order.ts";
import { formatEntry, formatValue } from "./format-entry.ts";

/** The edits after which a block mapping says what is wanted; lines of equal entries stay as they are. */
export function editEntries(
  text: string,
  map: MapNode,
  wanted: FrontmatterMap,
  isTop = true,
): TextEdit[] {
  const kept = map.entries.filter(({ key }) => Object.hasOwn(wanted, key));
  const first = map.entries[0];
  const indent =
    first === undefined ? "" : text.slice(lineStart(text, first.keyStart), first.keyStart);
  const edits = map.entries.map((entry) => {
    const value = Object.hasOwn(wanted, entry.key) ? wanted[entry.key] : undefined;
    if (value === undefined) return [removeEntry(text, entry)];
    return editValue(text, entry, value, indent);
  });
  const known = new Set(map.entries.map(({ key }) => key));
  const added = Object.keys(wanted).filter((key) => !known.has(key));
  const insertions = added
    .toSorted((a, b) => (isTop ? fieldRank(a) - fieldRank(b) : 0))
    .map((key) => {
      const before = isTop ? kept.filter((entry) => fieldRank(entry.key) <= fieldRank(key)) : kept;
      const anchor = before.toSorted((a, b) => a.keyStart - b.keyStart).at(-1);
      const offset =
        anchor === undefined ? lineStart(text, map.start) : lineEnd(text, anchor.value.end);
      return {
        start: offset,
        end: offset,
        text: `${formatEntry(key, wanted[key] ?? "", indent)}\n`,
      };
    });
  return [...edits.flat(), ...insertions];
}

function editValue(
  text: string,
  entry: FrontmatterEntry,
  value: FrontmatterValue,
  indent: string,
): TextEdit[] {
  const { value: node, keyEnd } = entry;
  if (sameValue(nodeValue(node), value)) return [];
  if (isFilledMap(value) && node.kind === "map" && !node.flow) {
    return editEntries(text, node, value, false);
  }
  const start = text.indexOf(":", keyEnd) + 1;
  return [{ start, end: node.end, text: formatValue(value, indent) }];
}

function isFilledMap(value: FrontmatterValue): value is FrontmatterMap {
  return typeof value === "object" && !Array.isArray(value) && Object.keys(value).length > 0;
}

function removeEntry(text: string, { keyStart, value }: FrontmatterEntry): TextEdit {
  return { start: lineStart(text, keyStart), end: lineEnd(text, value.end), text: "" };
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

/** After the line end that follows. */
function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end + 1;
}
