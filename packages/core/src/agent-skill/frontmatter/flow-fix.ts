import type { AgentSkillProblem } from "../agent-skill-problem.ts";
import { formatValue } from "../write/format-entry.ts";
import { formatScalar } from "../write/format-scalar.ts";
import { type FrontmatterNode, nodeValue, type TextNode } from "./frontmatter-node.ts";

/** The edit that writes a list or map in brackets as the standard's restricted YAML wants it. */
export function flowFix(
  source: string,
  base: number,
  key: TextNode,
  node: FrontmatterNode,
): AgentSkillProblem["fix"] {
  const value = nodeValue(node);
  if (Object.keys(value).length === 0) return undefined;
  const lineStart = source.lastIndexOf("\n", key.start - base - 1) + 1;
  const indent = source.slice(lineStart, key.start - base);
  // Below a dash, or inside other brackets, a block would stand at the wrong depth.
  if (indent.trim() !== "") return undefined;
  const isTools = key.value === "allowed-tools" && isTextList(value);
  const text = isTools ? ` ${formatScalar(value.join(" "))}` : formatValue(value, indent);
  const start = base + source.indexOf(":", key.end - base) + 1;
  return { description: "write it without brackets", start, end: node.end, text };
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
