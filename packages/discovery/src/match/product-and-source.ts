import { knownForms } from "./clause-verb.ts";
import { actionsOf } from "./lexicon/actions.ts";
import { boundaries, targetWords } from "./lexicon/function-words.ts";
import { nounPhrase } from "./noun-phrase.ts";

/** What comes out of an action and what goes in, as words; empty when it does not say. */
export interface Frame {
  readonly product: readonly string[];
  readonly source: readonly string[];
}

/** Classes of verbs after which "to" names what something becomes. */
const turning = ["convert", "translate", "compile", "encode", "decode", "transcribe"];

/** Which way a request goes: from "A" to "B", "A" into "B", or "B" made from "A". */
export function productAndSource(
  words: readonly string[],
  object: readonly string[],
  verbs: readonly string[],
): Frame {
  // "Add it to the list" names a place, not a product.
  const turns = verbs.some((verb) => turning.some((action) => actionsOf(verb).has(action)));
  const to = words.findIndex(
    (word, i) =>
      i > 1 && targetWords.has(word) && (word !== "to" || actionsOf(words[i + 1] ?? "").size === 0),
  );
  const from = words.findIndex(
    (word, i) => i > 0 && (word === "from" || (word === "of" && words[i - 1] === "out")),
  );
  const after = (start: number) =>
    nounPhrase(words.slice(start + 1)).filter((word) => !boundaries.has(word));
  if (to !== -1 && from !== -1) return { product: after(to), source: after(from) };
  if (to !== -1 && turns) {
    const before = words.slice(0, to).filter((word) => knownForms(word).length === 0);
    return { product: after(to), source: before };
  }
  if (from !== -1) return { product: object, source: after(from) };
  return { product: [], source: [] };
}
