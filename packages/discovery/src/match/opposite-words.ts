import { stopWords } from "../text/stop-words.ts";
import { fillers } from "./lexicon/function-words.ts";
import { sidesOf } from "./lexicon/opposites.ts";
import { undoes } from "./negative-prefix.ts";
import type { Request } from "./request.ts";
import { wordForms } from "./word-forms.ts";

const negators = new Set(
  "not no never without neither nor non don doesn didn isn aren wasn weren hasn haven".split(" "),
);
const removals = new Set(
  "remove removal delete strip clear cancel undo reduce stop disable rid filter drop cut lose eliminate".split(
    " ",
  ),
);
/** Words between a negation and what it denies: "not yet been paid", "remove all the noise". */
const reach = 3;
/** Words that are on no side of anything when another follows them. */
const idioms = new Set(
  `right now|right away|up to|close to|at least|at most|most recent|most recently|back up|last name|first name|open source
  long term|short term|free of|free from|new york|new zealand|north america|south america|south africa|like to
  on off|full text|last week|last month|last year|last night|for free|open api|check out|check whether|check if|
  even if|even when|even though|hard drive|hard disk|light bulb|light bulbs|living room|start date|end date|just like
  front end|back end|command line|pay slip|top up|ask for|asks for|right click|set up|follow up|key value|a few`
    .split(/[|\n]/)
    .map((phrase) => phrase.trim())
    .filter(Boolean),
);

/**
 * The two words by which texts say the opposite of each other, one of each, `undefined` when they do
 * not: "encrypt" beside "decrypt", "follow" beside "unfollow", "older" beside "newest".
 *
 * A text that says both, or that denies the opposite ("not closed" beside "open"), agrees.
 */
export function oppositeWords(
  asked: Request,
  offered: Request,
): readonly [string, string] | undefined {
  const [doing, others] = [acting(asked), acting(offered)];
  // "Extract a zip file" beside "zip a file": what is done counts before what it is done to.
  const done = oppositeSides(doing, others);
  if (done) return done;
  const agreed = new Set(agreedLines(doing, others));
  return (
    oppositeSides(asked.words, offered.words, agreed) ??
    (agreed.size > 0 ? undefined : undoneWord(asked.words, offered.words))
  );
}

/** Lines of the table on whose same side both texts are: "unzip" and "extract". */
function agreedLines(asked: readonly string[], offered: readonly string[]): number[] {
  const right = sidesIn(offered);
  return [...sidesIn(asked)].flatMap(([line, sides]) =>
    [...sides.keys()].some((side) => right.get(line)?.has(side)) ? [line] : [],
  );
}

function acting({ words, verbs }: Request): readonly string[] {
  const first = words.find((word) => !fillers.has(word));
  return first === undefined || verbs.length > 0 ? verbs : [first];
}

function oppositeSides(
  asked: readonly string[],
  offered: readonly string[],
  except: ReadonlySet<number> = new Set(),
): readonly [string, string] | undefined {
  const [left, right] = [sidesIn(asked), sidesIn(offered)];
  for (const [line, sides] of left) {
    if (except.has(line)) continue;
    const others = right.get(line);
    const [one, other] = [[...sides][0], [...(others ?? [])][0]];
    // Both sides in one text say nothing about which one is meant.
    if (sides.size !== 1 || others?.size !== 1 || !one || !other) continue;
    if (one[0] !== other[0]) return [one[1], other[1]];
  }
  return undefined;
}

/** For each pair of the table that a text touches, the sides that it is on with a word of each. */
function sidesIn(words: readonly string[]): Map<number, Map<string, string>> {
  const found = new Map<number, Map<string, string>>();
  words.forEach((word, i) => {
    const phrases = [`${word} ${words[i + 1] ?? ""}`, `${words[i - 1] ?? ""} ${word}`];
    if (phrases.some((phrase) => idioms.has(phrase))) return;
    const denied = isAfter(words, i, negators);
    const listed = sidesOf(word);
    // A word of the table is not a form of another one: "lower" is not only "more low".
    const all = listed.length > 0 ? listed : formsOf(word).flatMap((form) => [...sidesOf(form)]);
    for (const { line, side } of all) {
      const actual = denied ? (side === "left" ? "right" : "left") : side;
      found.set(line, (found.get(line) ?? new Map()).set(actual, word));
    }
  });
  return found;
}

/** Base forms, and those of what is only done again: `reopened` → `open`. */
function formsOf(word: string): readonly string[] {
  const forms = wordForms(word);
  return forms.flatMap((form) => (/^re\w{4,}$/.test(form) ? [form, form.slice(2)] : [form]));
}

function undoneWord(
  asked: readonly string[],
  offered: readonly string[],
): readonly [string, string] | undefined {
  const content = (words: readonly string[]) =>
    words.flatMap((word, at) => (stopWords.has(word) || word.length < 3 ? [] : [{ word, at }]));
  const isIn = (word: string, words: readonly string[]) => {
    const forms = wordForms(word);
    return words.some((other) => wordForms(other).some((form) => forms.includes(form)));
  };
  for (const one of content(asked)) {
    for (const other of content(offered)) {
      if (!undoes(one.word, other.word)) continue;
      // "Not paid" is "unpaid", and "remove noise" is "denoise".
      if (isDenied(asked, one.at) || isDenied(offered, other.at)) continue;
      if (isIn(one.word, offered) || isIn(other.word, asked)) continue;
      return [one.word, other.word];
    }
  }
  return undefined;
}

function isDenied(words: readonly string[], at: number): boolean {
  return isAfter(words, at, negators) || isAfter(words, at, removals);
}

function isAfter(words: readonly string[], at: number, of: ReadonlySet<string>): boolean {
  return words
    .slice(Math.max(0, at - reach), at)
    .some((word) => wordForms(word).some((form) => of.has(form)));
}
