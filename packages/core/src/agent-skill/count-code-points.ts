/** The length that the standard means: an emoji is one, where `length` says two. */
export function countCodePoints(text: string): number {
  // A character of two code units begins with one of U+D800 to U+DBFF and ends with one above.
  return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}
