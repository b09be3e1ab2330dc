import { cutText } from "./cut-text.ts";
import type { EmbeddedTokens, EmbedOptions } from "./embedder.ts";
import { normalise, normaliseRows } from "./normalise.ts";
import { runInBatches } from "./run-in-batches.ts";
import { loadTensorFlow, type Tensor } from "./tensor-flow.ts";
import { loadUseModel } from "./use-model.ts";

/** Length of the vector of a text, and of the state of one token. */
export const stateSize = 512;
/** Tokens of a text whose states are given; those of the rest of a longer one are left out. */
const mostTokens = 48;
/** Texts given to the encoder at a time. */
const batchSize = 32;
/** The encoder's output before it pools the tokens of a text. */
const lastLayer =
  "module_apply_default/Encoder_en/KonaTransformer/Encode/TransformerStack/Layer_1/TransformerLayer/FFN/layer_postprocess/add";

/**
 * What the bundled encoder makes of texts, and of each token in its context before it pools them.
 *
 * @throws SkillwrightError `embedder-failed` when the model throws; the signal's reason when it is
 *   aborted, between batches.
 */
export async function encodeTexts(
  texts: readonly string[],
  { signal }: EmbedOptions = {},
): Promise<EmbeddedTokens[]> {
  if (texts.length === 0) return [];
  const [{ tokenizer, model }, { tensor }] = await Promise.all([loadUseModel(), loadTensorFlow()]);
  const graph: GraphModel = model;
  const [pooled = ""] = graph.outputs.map(({ name }) => name);
  // The model fails on an empty text, and on one without any known character it does not.
  const tokens = texts.map((text) => tokenizer.encode(cutText(text) || " "));
  // The encoder pads the texts of a batch to the longest: like goes with like.
  const order = [...tokens.keys()].sort(
    (left, right) => (tokens[left]?.length ?? 0) - (tokens[right]?.length ?? 0),
  );
  const sorted = order.map((place) => tokens[place] ?? []);
  const encoded = await runInBatches(sorted, { batchSize, signal }, async (batch) => {
    const places = batch.flatMap((text, row) => text.map((_, column) => [row, column]));
    const tokensOf = batch.flat();
    const indices = tensor(places.flat(), [places.length, 2], "int32");
    const values = tensor(tokensOf, [tokensOf.length], "int32");
    const outputs = await graph.executeAsync({ indices, values }, [pooled, lastLayer]);
    const [vectors = noNumbers, states = noNumbers] = await Promise.all(
      outputs.map((output) => output.data()),
    );
    for (const used of [indices, values, ...outputs]) used.dispose();
    const longest = Math.max(...batch.map((text) => text.length));
    return batch.map((text, row) => {
      const from = row * longest * stateSize;
      const until = from + Math.min(text.length, mostTokens) * stateSize;
      return {
        vector: normalise(vectors.slice(row * stateSize, (row + 1) * stateSize), stateSize),
        states: normaliseRows(states.slice(from, until), stateSize),
      };
    });
  });
  const inOrder: EmbeddedTokens[] = [];
  order.forEach((place, i) => {
    const one = encoded[i];
    if (one) inOrder[place] = one;
  });
  return inOrder;
}

const noNumbers = new Float32Array();

interface GraphModel {
  readonly outputs: readonly { readonly name: string }[];
  executeAsync(
    inputs: Readonly<Record<string, Tensor>>,
    outputs: readonly string[],
  ): Promise<readonly Tensor[]>;
}
