import { trim, trimStart } from "./trim.ts";

/** What stands between two backticks. */
export interface CodeSpan {
  /** Trimmed, never empty. */
  readonly text: string;
  /** Where the trimmed text begins, in UTF-16 units. */
  readonly start: number;
}

/**
 * The code spans of a text, without the empty ones.
 *
 * A last backtick without a partner opens a span that runs to the end of the text.
 *
 * @param limit - the most spans to return; all by default.
 */
export function codeSpans(text: string, limit = Number.POSITIVE_INFINITY): CodeSpan[] {
  const spans: CodeSpan[] = [];
  let open = text.indexOf("`");
  while (open !== -1 && spans.length < limit) {
    const close = text.indexOf("`", open + 1);
    const end = close === -1 ? text.length : close;
    const started = trimStart(text.slice(open + 1, end));
    if (started !== "") spans.push({ text: trim(started), start: end - started.length });
    open = close === -1 ? -1 : text.indexOf("`", close + 1);
  }
  return spans;
}
