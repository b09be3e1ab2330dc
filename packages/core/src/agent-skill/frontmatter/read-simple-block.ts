import type { TextNode } from "./frontmatter-node.ts";

const blockLine = /^[^\s\p{C}\p{Zl}\p{Zp}\u0085][^\p{C}\p{Zl}\p{Zp}\u0085]*(?<!\s)$/u;

/**
 * Reads `>` and `|` texts whose lines are all indented alike and none of them blank.
 *
 * @param start - offset of the `>` or `|`.
 * @param indent - how far the key is indented.
 */
export function readSimpleBlock(
  text: string,
  header: string,
  start: number,
  indent: string,
): TextNode | undefined {
  if (!/^[>|]-?$/.test(header)) return undefined;
  const lines: string[] = [];
  let end = start + header.length;
  const blanks = /^ */.exec(text.slice(end + 1, end + 20))?.[0] ?? "";
  if (blanks.length <= indent.length) return undefined;
  while (text.startsWith(blanks, end + 1)) {
    const lineEnd = text.indexOf("\n", end + 1);
    const line = text.slice(end + 1 + blanks.length, lineEnd);
    if (!blockLine.test(line)) return undefined;
    lines.push(line);
    end = lineEnd;
  }
  const joined = lines.join(header.startsWith(">") ? " " : "\n");
  const value = header.endsWith("-") ? joined : `${joined}\n`;
  return { kind: "text", value, plain: false, start, end };
}
