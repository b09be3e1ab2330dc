import { setImmediate } from "node:timers/promises";
import { cutText } from "./cut-text.ts";
import type { EmbedOptions } from "./embedder.ts";
import { loadUseModel } from "./use-model.ts";

/** Length of the state of one token. */
export const stateSize = 512;
/** Tokens of a text that are looked at; the rest of a longer one is left out. */
const mostTokens = 48;
/** Texts given to the encoder at a time. */
const batchSize = 32;
/** The encoder's output before it pools the tokens of a text. */
const lastLayer =
  "module_apply_default/Encoder_en/KonaTransformer/Encode/TransformerStack/Layer_1/TransformerLayer/FFN/layer_postprocess/add";

/**
 * What the bundled encoder makes of every token of a text, in its context, before it pools them.
 *
 * @returns for each text its states one after another, as unit vectors: `tokens × 512` numbers for 1
 *   to 48 tokens.
 * @throws the signal's reason when it is aborted, between batches.
 */
export async function tokenStates(
  texts: readonly string[],
  { signal }: EmbedOptions = {},
): Promise<Float32Array[]> {
  const [{ tokenizer, model }, tensorFlow] = await Promise.all([
    loadUseModel(),
    import("@energetic-ai/core"),
  ]);
  // It bundles TensorFlow.js without the types.
  const { tensor1d, tensor2d } = tensorFlow as unknown as TensorFlow;
  const tokens = texts.map((text) => tokenizer.encode(cutText(text) || " ").slice(0, mostTokens));
  // The encoder pads the texts of a batch to the longest: like goes with like.
  const lengthOf = (text: number) => tokens[text]?.length ?? 0;
  const order = [...tokens.keys()].sort((left, right) => lengthOf(left) - lengthOf(right));
  const states: Float32Array[] = [];
  for (let start = 0; start < order.length; start += batchSize) {
    if (start > 0) await setImmediate();
    signal?.throwIfAborted();
    const batch = order.slice(start, start + batchSize);
    const places = batch.flatMap((text, row) =>
      Array.from({ length: lengthOf(text) }, (_, column) => [row, column]),
    );
    const indices = tensor2d(places.flat(), [places.length, 2], "int32");
    const values = tensor1d(
      batch.flatMap((text) => tokens[text] ?? []),
      "int32",
    );
    const output: Tensor = await model.executeAsync({ indices, values }, lastLayer);
    const longest = Math.max(...batch.map(lengthOf));
    const all = Float32Array.from(await output.data());
    for (const used of [indices, values, output]) used.dispose();
    batch.forEach((text, row) => {
      const from = row * longest * stateSize;
      states[text] = normaliseRows(all.slice(from, from + lengthOf(text) * stateSize));
    });
  }
  return states;
}

interface Tensor {
  data(): Promise<ArrayLike<number>>;
  dispose(): void;
}

interface TensorFlow {
  tensor1d(values: readonly number[], type: "int32"): Tensor;
  tensor2d(
    values: readonly number[],
    shape: readonly [rows: number, columns: number],
    type: "int32",
  ): Tensor;
}

function normaliseRows(rows: Float32Array): Float32Array {
  for (let start = 0; start < rows.length; start += stateSize) {
    const row = rows.subarray(start, start + stateSize);
    const length = Math.hypot(...row) || 1;
    for (let i = 0; i < row.length; i++) row[i] = (row[i] ?? 0) / length;
  }
  return rows;
}
