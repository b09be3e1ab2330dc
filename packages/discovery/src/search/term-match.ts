import { sameThing } from "../match/lexicon/concepts.ts";
import { isTypoOf } from "../text/is-typo-of.ts";
import type { SearchTerms } from "./search-terms.ts";

/** How a word of a query is in a skill's text. */
export interface TermMatch {
  readonly how: "word" | "same as" | "typo for";
  /** The word that the text has. */
  readonly meant: string;
  /** What the match counts of the word's weight, in (0, 1]. */
  readonly share: number;
}

/** The best match of one term among those of a text, if there is any. */
export function bestTermMatch(
  term: string,
  word: string,
  offered: SearchTerms,
): TermMatch | undefined {
  const exact = offered.get(term);
  if (exact !== undefined) return { how: "word", meant: exact, share: 1 };
  for (const meant of offered.values()) {
    if (isTypoOf(word, meant)) return { how: "typo for", meant, share: 0.6 };
  }
  for (const [other, meant] of offered) {
    if (sameThing(term, other) > 0) return { how: "same as", meant, share: 0.3 };
  }
  return undefined;
}
