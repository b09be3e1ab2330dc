import type { TextEdit } from "../agent-skill-problem.ts";
import { formatQuoted } from "../write/format-scalar.ts";

/** A line with a key and an unfinished value on it, also in a list. */
const valueLine = /^(\s*(?:- +)?(?:"[^"\n]*"|'[^'\n]*'|[^\s"'#:][^:\n]*?):[ \t]+)(\S.*?)[ \t]*$/;

/** The edit that takes everything after the key, on the line of an offset, for one text. */
export function findQuotingFix(text: string, offset: number): TextEdit | undefined {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  const lineEnd = text.indexOf("\n", offset);
  const [, lead, value] =
    valueLine.exec(text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd)) ?? [];
  if (lead === undefined || value === undefined) return undefined;
  const start = lineStart + lead.length;
  return { start, end: start + value.length, text: formatQuoted(value) };
}
