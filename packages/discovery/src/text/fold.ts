/** Lower-case text in one Unicode form, without accents: `Über Café` → `uber cafe`. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .normalize("NFC")
    .toLowerCase();
}
