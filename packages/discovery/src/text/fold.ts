/**
 * Lower-case text in one Unicode form, without accents: `Über Café` → `uber cafe`.
 *
 * The marks that make another sound of a Japanese syllable (が from か) or are vowels in Thai stay.
 */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/(?![\u3099\u309a]|\p{Script=Thai})\p{Mn}/gu, "")
    .normalize("NFC")
    .toLowerCase();
}
