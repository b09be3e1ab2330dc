import { stopWords } from "../text/stop-words.ts";
import { stem } from "../text/terms.ts";
import { words } from "../text/words.ts";
import { nominalised } from "./clause-verb.ts";
import { sameThing } from "./lexicon/concepts.ts";
import { boundaries } from "./lexicon/function-words.ts";

/** Words of one text that stand where another text has others. */
export interface Replaced {
  /** What the intent says instead, and what the skill's text says; neither is empty. */
  readonly asked: readonly Word[];
  readonly offered: readonly Word[];
}

/** A word that carries meaning, in its place. */
export interface Word {
  readonly stem: string;
  /** `FedEx` and `GPX`, and `Strava` anywhere but at the start of a sentence. */
  readonly isName: boolean;
  /** The preposition right before it, articles aside; empty when there is none. */
  readonly preposition: string;
}

const articles = new Set("a an the my your our this that these those some any".split(" "));
const prepositions = new Set("via with using through by on in at from to into for of".split(" "));

/**
 * Aligns two texts by the words that they share, in order, and gives what stands between the same
 * neighbours in each: `FedEx` for `UPS` in "track a FedEx parcel" and "Track a UPS parcel".
 *
 * Verbs, and nouns made from them, are left out: they are compared by meaning.
 *
 * @param verbs - stems of the verbs of both.
 */
export function replacedWords(
  intent: string,
  text: string,
  verbs: ReadonlySet<string>,
): readonly Replaced[] {
  const [left, right] = [intent, text].map((one) =>
    contentWords(one).filter((word) => !verbs.has(word.stem)),
  ) as [Word[], Word[]];
  const found: Replaced[] = [];
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of [
    ...sharedWords(left, right),
    [left.length, right.length],
  ] as const) {
    const [asked, offered] = [left.slice(i, nextI), right.slice(j, nextJ)];
    if (asked.length > 0 && offered.length > 0) found.push({ asked, offered });
    [i, j] = [nextI + 1, nextJ + 1];
  }
  return found;
}

function contentWords(text: string): Word[] {
  const found: Word[] = [];
  let [preposition, startsSentence] = ["", true];
  for (const [token] of text.matchAll(/[\p{L}\p{N}]+(?:['’-]\p{L}+)*|[.!?:]/gu)) {
    const [word] = words(token);
    if (word === undefined) {
      startsSentence = true;
      continue;
    }
    if (!stopWords.has(word) && !boundaries.has(word) && nominalised(word).length === 0) {
      const isName = startsSentence
        ? /\p{L}\p{Lu}/u.test(token)
        : /^\p{Lu}|\p{Ll}\p{Lu}/u.test(token);
      found.push({ stem: stem(word), isName, preposition });
    }
    if (!articles.has(word)) preposition = prepositions.has(word) ? word : "";
    startsSentence = false;
  }
  return found;
}

/** Places of the longest common subsequence, by stem or as names of one thing. */
function sharedWords(left: readonly Word[], right: readonly Word[]): [number, number][] {
  const same = (i: number, j: number) => sameThing(left[i]?.stem ?? "", right[j]?.stem ?? "?") > 0;
  const lengths = Array.from({ length: left.length + 1 }, () =>
    new Array<number>(right.length + 1).fill(0),
  );
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const row = lengths[i] ?? [];
      row[j] = same(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const path: [number, number][] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    if (same(i, j)) path.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return path;
}
