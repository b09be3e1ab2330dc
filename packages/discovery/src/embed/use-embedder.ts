import { parseCalibration } from "../match/calibration.ts";
import useCalibration from "../match/calibrations/use.json" with { type: "json" };
import { cutText } from "./cut-text.ts";
import { embedInBatches } from "./embed-in-batches.ts";
import type { Embedder } from "./embedder.ts";
import { isMostlyLatin } from "./is-mostly-latin.ts";
import { loadUseModel } from "./use-model.ts";

/** Length of the vectors of {@link createUseEmbedder}. */
const dimensions = 512;

/**
 * The bundled Universal Sentence Encoder Lite (English, 512 dimensions): no download, no network.
 *
 * The model is loaded by the first `embed`.
 */
export function createUseEmbedder(): Embedder {
  return {
    id: "use-lite-en@1",
    dimensions,
    calibration: parseCalibration(useCalibration),
    reads: isMostlyLatin,
    async embed(texts, { signal } = {}) {
      if (texts.length === 0) return [];
      const model = await loadUseModel();
      return embedInBatches(texts, { batchSize: 64, dimensions, signal }, (batch) =>
        // The model fails on an empty text, and on one without any known character it does not.
        model.embed(batch.map((text) => cutText(text) || " ")),
      );
    },
    async [Symbol.asyncDispose]() {},
  };
}
