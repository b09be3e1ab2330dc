import type { EmbedOptions } from "../../embed/embedder.ts";
import { encodeTexts } from "../../embed/encode-texts.ts";
import { latinShare } from "../../embed/is-mostly-latin.ts";
import { loadTensorFlow } from "../../embed/tensor-flow.ts";
import { loadUseModel } from "../../embed/use-model.ts";
import { packText, unpackText } from "./packed-text.ts";
import { PairNetwork, type TextStates } from "./pair-network.ts";
import { parsePairWeights } from "./pair-weights.ts";

/**
 * A learned second opinion on "does this intent ask for that?": it sees which word stands for which,
 * where an embedder sees two points. It was trained on English.
 */
export interface PairModel {
  /** Whether it knows the script of a text; it is not asked about others. */
  reads(text: string): boolean;
  /**
   * Encodes texts, each once, and reads them: some 10 ms a text.
   *
   * @throws SkillwrightError `embedder-failed`; the signal's reason when it is aborted.
   */
  read(texts: Iterable<string>, options?: EmbedOptions): Promise<ReadonlyMap<string, TextStates>>;
  /** Reads a text that was encoded already, from the states of its tokens. */
  readStates(states: Float32Array): TextStates;
  /** What an index keeps of a text, some 200 bytes a token. */
  pack(text: TextStates): Uint8Array;
  /** Reads what {@link pack} gave. */
  unpack(packed: Uint8Array): TextStates;
  /** Log-odds that an intent asks for what each of the texts offers; above 0 it rather does. */
  logOdds(intent: TextStates, texts: readonly TextStates[]): number[];
}

/** Loads the model, once a process; it reads with the bundled encoder, whatever the index's. */
export function loadPairModel(): Promise<PairModel> {
  loading ??= load();
  return loading;
}

let loading: Promise<PairModel> | undefined;

/** Share of Latin letters from which a text is read: the words of "Gmailで送る" that matter are not. */
const leastLatin = 0.9;

async function load(): Promise<PairModel> {
  const [{ default: file }, tensorFlow] = await Promise.all([
    import("./pair-weights.json", { with: { type: "json" } }),
    loadTensorFlow(),
    // It brings TensorFlow.js's backend along.
    loadUseModel(),
  ]);
  const network = new PairNetwork(tensorFlow, parsePairWeights(file));
  return {
    reads: (text) => latinShare(text) >= leastLatin,
    async read(texts, options) {
      const wanted = [...new Set(texts)];
      const encoded = await encodeTexts(wanted, options);
      return new Map(encoded.map(({ states }, i) => [wanted[i] ?? "", network.read(states)]));
    },
    readStates: (states) => network.read(states),
    pack: (text) => packText(text, network),
    unpack: (packed) => unpackText(packed, network),
    logOdds: (intent, texts) => network.logOdds(intent, texts),
  };
}
