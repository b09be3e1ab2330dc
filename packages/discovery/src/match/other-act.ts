import { knownForms } from "./clause-verb.ts";
import { brings, changes, deletes, looks, tells } from "./lexicon/acts.ts";
import type { Request } from "./request.ts";
import { wordForms } from "./word-forms.ts";

/** Words after a question word that ask how to do it: a wish to have it done. */
const wishes = new Set(["can", "could", "do", "should", "would", "to", "might"]);
const later = new Set(["when", "whenever", "once", "every", "each", "soon", "as"]);

/**
 * Whether two texts do what cannot stand for each other: one deletes what the other lists or makes,
 * one changes what the other only looks at, or one waits for an event that the other brings about.
 */
export function isOtherAct(asked: Request, offered: Request): boolean {
  return isOther(asked, offered) || isOther(offered, asked);
}

function isOther(one: Request, other: Request): boolean {
  const [acts, others] = [actsOf(one), actsOf(other)];
  if (has(acts, deletes) && !has(others, deletes) && (has(others, looks) || has(others, brings)))
    return true;
  if (has(acts, looks) && !has(acts, changes) && has(others, changes) && !has(others, looks))
    return true;
  if (undoes(one, others)) return true;
  return waits(one) && !other.words.some((word) => wordForms(word).some((form) => tells.has(form)));
}

/** The verbs that clauses start with, and those joined to them by "and" or "or". */
function actsOf({ words, verbs }: Request): ReadonlySet<string> {
  const joined = words.flatMap((word, i) =>
    ["and", "or", "then"].includes(words[i - 1] ?? "") ? knownForms(word) : [],
  );
  const asks = wishes.has(words[1] ?? "") || wishes.has(words[2] ?? "");
  return new Set([...verbs, ...joined].filter((verb) => !(asks && /^wh/.test(verb))));
}

function has(acts: ReadonlySet<string>, of: ReadonlySet<string>): boolean {
  return [...acts].some((act) => of.has(act));
}

/** "Stop following", "undo the merge" beside "follow" and "merge". */
function undoes({ words }: Request, others: ReadonlySet<string>): boolean {
  return words.some((word, i) => {
    const what = words.slice(i + 1, i + 4);
    if (word === "stop" || word === "quit")
      return what.slice(0, 1).some((next) => next.endsWith("ing") && isAny(next, others));
    return /^(?:undo|revert|reverse)$/.test(word) && what.some((next) => isAny(next, others));
  });
}

function isAny(word: string, verbs: ReadonlySet<string>): boolean {
  return wordForms(word).some((form) => verbs.has(form));
}

/** "Notify me when", "let me know as soon as". */
function waits({ words }: Request): boolean {
  const at = words.findIndex(
    (word, i) =>
      /^(?:notify|alert|warn|ping|tell|message|email|text)$/.test(word) &&
      /^(?:me|us|them|him|her|the|someone|everyone)$/.test(words[i + 1] ?? ""),
  );
  const known = words.findIndex((word, i) => word === "know" && words[i - 2] === "let");
  const start = at === -1 ? known : at;
  return start !== -1 && words.slice(start + 1, start + 5).some((word) => later.has(word));
}
