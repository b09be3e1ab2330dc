/** Longest text given to an embedder, in UTF-16 units: sentence encoders ignore or blur the rest. */
export const maxTextLength = 500;

/**
 * The beginning of a text, at most `maxLength` UTF-16 units, cut at the last blank when there is one.
 *
 * Never splits a character: surrogate pairs and combined characters stay whole.
 */
export function cutText(text: string, maxLength: number = maxTextLength): string {
  if (text.length <= maxLength) return text;
  const blank = text.lastIndexOf(" ", maxLength);
  if (blank > 0) return text.slice(0, blank);
  let end = 0;
  for (const { segment } of segmenter.segment(text)) {
    if (end + segment.length > maxLength) break;
    end += segment.length;
  }
  return text.slice(0, end);
}

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
