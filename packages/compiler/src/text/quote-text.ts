const unprintable = /["\\\p{C}\p{Z}\p{Grapheme_Extend}]/gu;

const short = new Map([
  [" ", " "],
  ["\0", "\\0"],
  ["\t", "\\t"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ['"', '\\"'],
  ["\\", "\\\\"],
]);

/** A string literal that shows every invisible character, as Rust's debug format writes it. */
export function quoteText(text: string): string {
  const escaped = text.replace(unprintable, (character) => {
    return short.get(character) ?? `\\u{${character.codePointAt(0)?.toString(16)}}`;
  });
  return `"${escaped}"`;
}
