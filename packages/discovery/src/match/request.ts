import { remembered } from "../text/remembered.ts";
import { stopWords } from "../text/stop-words.ts";
import { stem } from "../text/terms.ts";
import { words } from "../text/words.ts";
import { clauseVerb, nominalised } from "./clause-verb.ts";
import { auxiliaries, boundaries, questionWords, whWords } from "./lexicon/function-words.ts";
import { type Head, nounPhrase, objectHeads, objectKinds, objectPhrase } from "./noun-phrase.ts";
import { productAndSource } from "./product-and-source.ts";
import { goesBothWays, type Role, rolesIn, spellOut } from "./roles.ts";

/** What a request or a description says, as far as a light parse of English can tell. */
export interface Request {
  /** All words, folded, in order. */
  readonly words: readonly string[];
  /** Stems that carry meaning, verbs included. */
  readonly terms: ReadonlySet<string>;
  /** Base forms of the verbs that clauses start with. */
  readonly verbs: readonly string[];
  /** Whether it asks a question. */
  readonly question: boolean;
  /** Heads of what the first verb acts on: of the phrase, of what follows its "of", and both sides of "between". */
  readonly heads: readonly Head[];
  /** Stems of the last two words of what the first verb acts on. */
  readonly kinds: readonly string[];
  /** Stems after the first preposition other than "of". */
  readonly oblique: ReadonlySet<string>;
  /** Stems of what comes out: after "to" or "into", or what is made "from" something; else empty. */
  readonly product: ReadonlySet<string>;
  /** Stems of what goes in: after "from", or what is turned "into" something; else empty. */
  readonly source: ReadonlySet<string>;
  /** What goes before, into or in place of what. */
  readonly roles: readonly Role[];
  /** Whether it asks for a certain kind of thing: "what font", "how many pages". */
  readonly asksForKind: boolean;
  /** Stems right after "not", "no", "never" or "without". */
  readonly negated: ReadonlySet<string>;
  /** Numbers as digits, each once. */
  readonly numbers: ReadonlySet<string>;
}

/** Parses a request or a description; those of skills are parsed again and again. */
export const parseRequest = remembered(4096, (text): Request => {
  const clauses = spellOut(text)
    .split(/[,;:.!?](?:\s|$)|\s[–-]\s|\band then\b/u)
    .map(words)
    .filter((clause) => clause.length > 0);
  const all = clauses.flat();
  const acting = clauses.flatMap((clause) => {
    const verb = clauseVerb(clause);
    return verb ? [{ clause, ...verb }] : [];
  });
  const [first] = acting;
  const object = first ? objectPhrase(first.clause, first.at) : nounPhrase(all);
  const oblique = all.findIndex((word, i) => i > 0 && boundaries.has(word) && word !== "of");
  const { product, source } = productAndSource(all, object, first?.forms ?? []);
  return {
    words: all,
    terms: stems(all),
    verbs: first ? acting.flatMap(({ forms }) => forms) : all.flatMap(nominalised),
    question: /\?\s*$/.test(text) || questionWords.has(all[0] ?? ""),
    heads: [...objectHeads(first ? first.clause.slice(first.at + 1) : all), ...sides(all)],
    kinds: objectKinds(first ? first.clause.slice(first.at + 1) : all),
    oblique: stems(oblique === -1 ? [] : all.slice(oblique)),
    product: stems(product),
    source: stems(source),
    roles: rolesIn(clauses).filter(({ kind }) => kind !== "becomes" || !goesBothWays(text)),
    asksForKind: all.some(
      (word, i) =>
        (whWords.has(word) || (word === "how" && /^m(?:any|uch)$/.test(all[i + 1] ?? ""))) &&
        !auxiliaries.has(all[i + 1] ?? ""),
    ),
    negated: negatedTerms(text),
    numbers: numbersIn(text, all),
  };
});

function stems(list: readonly string[]): ReadonlySet<string> {
  return new Set(list.filter((word) => !stopWords.has(word)).map(stem));
}

/** Stems of A and B in "between A and B": each of them is acted on. */
function sides(list: readonly string[]): Head[] {
  const between = list.indexOf("between");
  const and = list.indexOf("and", between);
  if (between === -1 || and === -1) return [];
  return [list[and - 1], list[and + 1]].flatMap((word) =>
    word ? [{ term: stem(word), of: false }] : [],
  );
}

function negatedTerms(text: string): ReadonlySet<string> {
  const plain = text.replace(/n['’]t\b/gi, " not");
  const negated = plain.matchAll(
    /\b(?:not|no|never|without)\s+(?:an?\s+|any\s+|the\s+)?(\p{L}+)/giu,
  );
  return stems([...negated].flatMap(([, word = ""]) => words(word)));
}

const numberWords = new Map(
  `three four five six seven eight nine ten eleven twelve`
    .split(" ")
    .map((word, i) => [word, String(i + 3)]),
);

/** Numbers in digits and, up to twelve, in words; "one" and "two" are too often no numbers. */
function numbersIn(text: string, all: readonly string[]): ReadonlySet<string> {
  const spelt = all.flatMap((word) => numberWords.get(word) ?? []);
  return new Set([...(text.match(/\d+(?:[.,]\d+)*/g) ?? []), ...spelt]);
}
