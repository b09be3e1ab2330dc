import type { FrontmatterMap, FrontmatterValue } from "../agent-skill.ts";
import { formatQuoted, formatScalar, isPrintable } from "./format-scalar.ts";

/** A key with its value as lines of YAML, the last without line end. */
export function formatEntry(key: string, value: FrontmatterValue, indent = ""): string {
  return `${indent}${formatKey(key)}:${formatValue(value, indent)}`;
}

/** What stands after a key's colon, or after a list's dash: on that line, or on the next ones. */
export function formatValue(value: FrontmatterValue, indent: string): string {
  if (typeof value === "string") return ` ${formatBlock(value, indent) ?? formatScalar(value)}`;
  const deeper = `${indent}  `;
  if (isList(value)) {
    // The standard's restricted YAML cannot say "empty", so only files that said so first get this.
    if (value.length === 0) return " []";
    return value.map((item) => `\n${deeper}-${formatValue(item, deeper)}`).join("");
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return " {}";
  return entries.map(([key, item]) => `\n${formatEntry(key, item, deeper)}`).join("");
}

/** The lines of a whole frontmatter, fences excluded. */
export function formatEntries(map: FrontmatterMap): string {
  return Object.entries(map)
    .map(([key, value]) => `${formatEntry(key, value)}\n`)
    .join("");
}

function isList(value: FrontmatterValue): value is readonly FrontmatterValue[] {
  return Array.isArray(value);
}

function formatKey(key: string): string {
  // A colon in a bare key is legal in places, and read differently by different readers.
  return /^[A-Za-z_][\w.-]*$/.test(key) ? formatScalar(key) : formatQuoted(key);
}

/** Several lines of plain text as they are, readable in a diff; `undefined` when that is not safe. */
function formatBlock(text: string, indent: string): string | undefined {
  const lines = text.split("\n");
  if (lines.length < 2 || !lines.every(isPlainLine)) return undefined;
  if (lines[0]?.trim() === "" || /^\s/.test(text) || text.endsWith("\n")) return undefined;
  return `|-${lines.map((line) => (line === "" ? "\n" : `\n${indent}  ${line}`)).join("")}`;
}

function isPlainLine(line: string): boolean {
  return isPrintable(line) && !line.includes("---") && (line === "" || line.trim() !== "");
}
