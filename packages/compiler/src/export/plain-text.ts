import { trim } from "../text/trim.ts";

const longest = 200;

/** A text for names and descriptions: on one line, without control characters, at most 200 code points. */
export function plainText(text: string): string {
  const line = trim(text.replace(/\p{Cc}/gu, " "));
  const codePoints = [...line.slice(0, 2 * longest)];
  return codePoints.length > longest ? `${codePoints.slice(0, longest - 1).join("")}…` : line;
}
