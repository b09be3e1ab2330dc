import { stopWords } from "../text/stop-words.ts";
import { stem } from "../text/terms.ts";
import { auxiliaries, boundaries, determiners, whWords } from "./lexicon/function-words.ts";

/** The beginning of a phrase, up to the first word that cannot be inside a noun phrase. */
export function nounPhrase(phrase: readonly string[]): readonly string[] {
  const end = phrase.findIndex((word, i) => i > 0 && endsNounPhrase(word));
  return end === -1 ? phrase : phrase.slice(0, end);
}

/** What the verb at a place acts on: "what disease" in "tell me what disease it has". */
export function objectPhrase(clause: readonly string[], verb: number): readonly string[] {
  const wh = clause.findIndex((word, i) => i >= verb && i <= verb + 2 && whWords.has(word));
  return nounPhrase(withoutLeading(clause.slice((wh === -1 ? verb : wh) + 1)));
}

/** A noun that is acted on. */
export interface Head {
  /** Its stem. */
  readonly term: string;
  /** Whether it only follows an "of": `text` in "the language of a text". */
  readonly of: boolean;
}

/** Heads of the object that a phrase starts with: of itself and of what follows its "of". */
export function objectHeads(phrase: readonly string[]): Head[] {
  const object = nounPhrase(withoutLeading(phrase));
  const rest = phrase.slice(phrase.indexOf(object[0] ?? "") + object.length);
  const head = (part: readonly string[], of: boolean) =>
    part
      .filter((word) => !stopWords.has(word))
      .slice(-1)
      .map((word) => ({ term: stem(word), of }));
  const complement = rest[0] === "of" ? nounPhrase(withoutLeading(rest.slice(1))) : [];
  return [...head(object, false), ...head(complement, true)];
}

/** Stems of the last two words of the object that a phrase starts with: `audio` and `file`. */
export function objectKinds(phrase: readonly string[]): readonly string[] {
  return nounPhrase(withoutLeading(phrase))
    .filter((word) => !stopWords.has(word))
    .slice(-2)
    .map(stem);
}

function withoutLeading(phrase: readonly string[]): readonly string[] {
  const start = phrase.findIndex(
    (word) => !determiners.has(word) && !auxiliaries.has(word) && !whWords.has(word),
  );
  return start === -1 ? [] : phrase.slice(start);
}

function endsNounPhrase(word: string): boolean {
  if (boundaries.has(word) || auxiliaries.has(word) || determiners.has(word)) return true;
  // A participle begins a clause: "a factory spoiling the air".
  return word.endsWith("ing") && word.length > 5;
}
