/** Letters that Unicode does not decompose, as their languages spell them in ASCII. */
const spelledOut: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ı: "i",
  ŋ: "ng",
  ŧ: "t",
};

/**
 * One character without accents and in lower case: `É` → `e`, `ﬁ` → `fi`, `ß` → `ss`.
 *
 * Character by character because normalising a long run of accents at once takes quadratic time.
 */
export function foldToLatin(character: string): string {
  // Symbols first: their decompositions are no words ("™" would add "tm" to the word before it).
  if (/\p{S}/u.test(character)) return " ";
  const bare = character.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "");
  return spelledOut[bare] ?? bare;
}
