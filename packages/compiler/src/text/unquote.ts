import { trim } from "./trim.ts";

function strip(text: string, quote: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text[start] === quote) start++;
  while (end > start && text[end - 1] === quote) end--;
  return text.slice(start, end);
}

/** Trims, strips the backticks around it, then the double quotes, then trims again: once, in that order. */
export function unquote(text: string): string {
  return trim(strip(strip(trim(text), "`"), '"'));
}
