import { stemmer } from "stemmer";
import { stopWords } from "./stop-words.ts";
import { words } from "./words.ts";

/** The stemmed words of a text that carry meaning, in order, repeats kept. */
export function terms(text: string): string[] {
  return words(text)
    .filter((word) => !stopWords.has(word))
    .map(stem);
}

/** The stem of one folded word: `temperatures` → `temperatur`. */
export function stem(word: string): string {
  // The stemmer knows English letters only.
  return /^[a-z]+$/.test(word) ? stemmer(word) : word;
}
