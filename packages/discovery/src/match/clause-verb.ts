import { stopWords } from "../text/stop-words.ts";
import { actionsOf, isLight } from "./lexicon/actions.ts";
import { baseForms } from "./lexicon/base-form.ts";
import { determiners, fillers } from "./lexicon/function-words.ts";

/** Where a clause has its verb, and the base forms that it may be of. */
export interface ClauseVerb {
  readonly at: number;
  readonly forms: readonly string[];
}

/** The verb that a clause starts with, if it starts with one; question words count. */
export function clauseVerb(clause: readonly string[]): ClauseVerb | undefined {
  let at = 0;
  while (at < clause.length - 1 && fillers.has(clause[at] ?? "")) at++;
  const first = clause[at] ?? "";
  const forms = knownForms(first);
  if (forms.length > 0) return { at, forms };
  // An unknown word before "the" or "my" at the start of a request is a verb all the same.
  if (determiners.has(clause[at + 1] ?? "") && !stopWords.has(first)) return { at, forms: [first] };
  const later = clause.findIndex(
    (word, i) => ["to", "and", "me"].includes(clause[i - 1] ?? "") && actionsOf(word).size > 0,
  );
  return later === -1 ? undefined : { at: later, forms: knownForms(clause[later] ?? "") };
}

/** Base forms of a word that are known verbs. */
export function knownForms(word: string): string[] {
  return baseForms(word).filter((form) => actionsOf(form).size > 0);
}

/** Base forms of the verb that a noun was made from: `conversion` → `convert`; most words have none. */
export function nominalised(word: string): string[] {
  return /(?:ion|ions|er|or|ing|al)$/.test(word)
    ? knownForms(word).filter((form) => form !== word && !isLight(form))
    : [];
}
