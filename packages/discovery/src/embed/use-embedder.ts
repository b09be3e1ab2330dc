import { parseCalibration } from "../match/calibration.ts";
import useCalibration from "../match/calibrations/use.json" with { type: "json" };
import type { Embedder } from "./embedder.ts";
import { encodeTexts, stateSize } from "./encode-texts.ts";
import { isMostlyLatin } from "./is-mostly-latin.ts";

/** Counts up with the vectors and with the pair model's weights: an index keeps what both make of a skill. */
const id = "use-lite-en@2";

/**
 * The bundled Universal Sentence Encoder Lite (English, 512 dimensions): no download, no network.
 *
 * The model is loaded by the first `embed`.
 */
export function createUseEmbedder(): Embedder {
  return {
    id,
    dimensions: stateSize,
    calibration: parseCalibration(useCalibration),
    reads: isMostlyLatin,
    async embed(texts, options) {
      return (await encodeTexts(texts, options)).map(({ vector }) => vector);
    },
    embedTokens: encodeTexts,
    async [Symbol.asyncDispose]() {},
  };
}
