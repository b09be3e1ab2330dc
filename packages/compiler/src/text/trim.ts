import { isWhiteSpace } from "./white-space.ts";

/** `text` without the white space at its start. */
export function trimStart(text: string): string {
  let start = 0;
  while (start < text.length && isWhiteSpace(text.charCodeAt(start))) start++;
  return text.slice(start);
}

/** `text` without the white space at its end. */
export function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isWhiteSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(0, end);
}

/**
 * `text` without the white space around it.
 *
 * A loop, because `\p{White_Space}+$` takes quadratic time on long runs of blanks.
 */
export function trim(text: string): string {
  return trimStart(trimEnd(text));
}
