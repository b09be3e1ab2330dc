import { remembered } from "../text/remembered.ts";
import { splitIdentifiers } from "../text/split-identifiers.ts";
import { stopWords } from "../text/stop-words.ts";
import { stem } from "../text/terms.ts";
import { words } from "../text/words.ts";

/** Stem → folded word, for the words of a text that carry meaning; identifiers whole and split. */
export type SearchTerms = ReadonlyMap<string, string>;

/** The terms that search compares; the same texts are asked for again and again. */
export const searchTerms = remembered(4096, (text): SearchTerms => {
  const all = [...words(text), ...words(splitIdentifiers(text))];
  return new Map(all.filter((word) => !stopWords.has(word)).map((word) => [stem(word), word]));
});
