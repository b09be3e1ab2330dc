import type { EmbedOptions } from "../../embed/embedder.ts";
import { isMostlyLatin } from "../../embed/is-mostly-latin.ts";
import { tokenStates } from "../../embed/token-states.ts";
import { PairNetwork, type ReadText } from "./pair-network.ts";
import { parsePairWeights } from "./pair-weights.ts";

/**
 * A learned second opinion on "does this intent ask for that?": it sees which word stands for which,
 * where an embedder sees two points. It was trained on English.
 */
export interface PairModel {
  /** Whether it knows the script of a text; it is not asked about others. */
  reads(text: string): boolean;
  /** Reads texts, each once: some 10 ms a text. @throws the signal's reason when it is aborted. */
  read(texts: Iterable<string>, options?: EmbedOptions): Promise<ReadonlyMap<string, ReadText>>;
  /** Log-odds that an intent asks for what a text offers; above 0 it rather does. */
  logOdds(intent: ReadText, text: ReadText): number;
}

/** Loads the model, once a process; it reads with the bundled encoder, whatever the index's. */
export function loadPairModel(): Promise<PairModel> {
  loading ??= load();
  return loading;
}

let loading: Promise<PairModel> | undefined;

async function load(): Promise<PairModel> {
  const { default: file } = await import("./pair-weights.json", { with: { type: "json" } });
  const network = new PairNetwork(parsePairWeights(file));
  return {
    reads: isMostlyLatin,
    async read(texts, options) {
      const wanted = [...new Set(texts)];
      const states = await tokenStates(wanted, options);
      return new Map(wanted.map((text, i) => [text, network.read(states[i] ?? noTokens)]));
    },
    logOdds: (intent, text) => network.logOdds(intent, text),
  };
}

const noTokens = new Float32Array();
