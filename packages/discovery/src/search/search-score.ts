import { cosine } from "../embed/cosine.ts";
import type { Candidate } from "../index/candidate.ts";
import type { EmbeddedIntent } from "../match/score-candidate.ts";
import { fold } from "../text/fold.ts";
import type { WordWeights } from "../text/word-weights.ts";
import { type SearchTerms, searchTerms } from "./search-terms.ts";
import { bestTermMatch } from "./term-match.ts";

/** A query, ready to score candidates with. */
export interface SearchQuery extends EmbeddedIntent {
  readonly terms: SearchTerms;
  readonly weights: WordWeights;
}

/** How well a candidate answers a query by meaning and wording, and why. */
export interface Relevance {
  /** Of both together, in units of a cosine. */
  readonly sum: number;
  /** What the score is at least and at most: both 1 for its exact name. */
  readonly least: number;
  readonly most: number;
  readonly reasons: readonly string[];
}

/** What wording counts beside meaning; see `benchmarks/results/discovery-search.md`. */
const wordingShare = 0.02;
/** What the log-odds of the pair model count beside meaning, likewise. */
const agreementShare = 0.07;
/** Log-odds from which on the pair model is taken to be as sure as it can be. */
const surest = 6;
/** Log-odds that stand for a skill about which the pair model was not asked, when others were. */
export const notAsked = -4;
/** Least score of a skill whose name begins with the query. */
const prefixScore = 0.95;
/** Shortest query that is taken for the beginning of a name, in characters. */
const shortestPrefix = 3;

/**
 * How well a skill answers a query, by meaning and wording together.
 *
 * Depends on query and skill alone, so a pair has the same relevance in every index.
 */
export function relevance(query: SearchQuery, candidate: Candidate): Relevance {
  const { id, name, description } = candidate;
  const asked = plainName(query.text);
  const names = [plainName(id), plainName(name)];
  if (names.includes(asked)) return { sum: 1, least: 1, most: 1, reasons: ["exact name"] };

  const offered = offeredTerms(candidate);
  const hits = [...query.terms].flatMap(([term, word]) => {
    const match = bestTermMatch(term, word, offered);
    return match ? [{ ...match, word, worth: match.share * query.weights(word) }] : [];
  });
  // Long texts hold more words by chance.
  const length = (offered.size / 20) ** -0.2;
  const wording = hits.reduce((sum, { worth }) => sum + worth, 0) * Math.min(1.5, length);
  const read = query.reads(query.text) && query.reads(`${name} ${description}`);
  const meaning = read
    ? (cosine(query.vector, candidate.vector) + textMeaning(query, candidate)) / 2
    : coverage(query, hits);
  const sum = meaning + wordingShare * wording;
  const reasons = [
    `${read ? "meaning" : "words"} ${meaning.toFixed(2)}`,
    ...hits.map(({ word, how, meant }) => (how === "word" ? word : `${word} (${how} ${meant})`)),
  ];
  const begins = asked.length >= shortestPrefix && names.some((one) => one.startsWith(asked));
  return begins
    ? { sum, least: prefixScore, most: 1, reasons: ["name begins with it", ...reasons] }
    : { sum, least: 0, most: prefixScore, reasons };
}

/**
 * The score of a search result, in [0, 1].
 *
 * @param agreement - log-odds of the pair model that the skill is what the query asks for, or
 *   {@link notAsked}; 0 where it judges none.
 */
export function searchScore({ sum, least, most }: Relevance, agreement = 0): number {
  const judged = agreementShare * Math.max(-surest, Math.min(surest, agreement));
  const score = 1 - Math.exp(-1.2 * Math.max(0, sum + judged));
  return Math.max(least, Math.min(most, score));
}

/** The terms of a skill's texts; finding them takes longer than comparing them. */
function offeredTerms(candidate: Candidate): SearchTerms {
  const known = termsOf.get(candidate);
  if (known) return known;
  const { id, name, description, tags, examples } = candidate;
  const offered = searchTerms([id, name, description, ...tags, ...examples].join("\n"));
  termsOf.set(candidate, offered);
  return offered;
}

// Candidates that an index keeps in memory come back; the others take their terms with them.
const termsOf = new WeakMap<Candidate, SearchTerms>();

/** Meaning by the nearest of description and examples, without the name. */
function textMeaning({ vector }: EmbeddedIntent, { textVectors }: Candidate): number {
  return Math.max(0, ...textVectors.map((text) => cosine(vector, text)));
}

/** The share of what the query says that is in the skill: stands in for a meaning that nobody can read. */
function coverage({ terms, weights }: SearchQuery, hits: readonly { worth: number }[]): number {
  const asked = [...terms.values()].reduce((sum, word) => sum + weights(word), 0);
  return asked === 0 ? 0 : hits.reduce((sum, { worth }) => sum + worth, 0) / asked;
}

function plainName(text: string): string {
  return fold(text)
    .replace(/[\s_-]+/g, " ")
    .trim();
}
