import { SkillwrightError } from "@skillwright/core";
import type { FeatureExtractionPipeline } from "@xenova/transformers";
import type { DiscoveryErrorCode } from "../errors.ts";
import { rawCalibration } from "../match/calibration.ts";
import { cutText } from "./cut-text.ts";
import { embedInBatches } from "./embed-in-batches.ts";
import type { Embedder } from "./embedder.ts";
import { importTransformers } from "./import-transformers.ts";
import { isMostlyLatin } from "./is-mostly-latin.ts";
import { defaultModelHost, type ModelOptions } from "./model-options.ts";
import { modelPlace } from "./model-place.ts";

/** Length of the vectors of {@link createMiniLmEmbedder}. */
const dimensions = 384;
const id = "minilm-l6-v2-q8@1";

/**
 * all-MiniLM-L6-v2 (English, 384 dimensions, 23 MB) through transformers.js, which the application
 * installs as `@xenova/transformers`.
 *
 * The model is loaded, and downloaded when it must be, by the first `embed`. Its calibration is the
 * raw cosine until {@link learnCalibration} is run where the model is.
 */
export function createMiniLmEmbedder(options: ModelOptions = {}): Embedder {
  let loading: Promise<FeatureExtractionPipeline> | undefined;
  return {
    id,
    dimensions,
    calibration: rawCalibration(id),
    reads: isMostlyLatin,
    async embed(texts, { signal } = {}) {
      if (texts.length === 0) return [];
      signal?.throwIfAborted();
      loading ??= load(options);
      const model = await loading.catch((error: unknown) => {
        // A download that failed may work the next time.
        loading = undefined;
        throw error;
      });
      return embedInBatches(texts, { batchSize: 32, dimensions, signal }, async (batch) => {
        const output = await model(
          batch.map((text) => cutText(text)),
          { pooling: "mean", normalize: true },
        );
        const rows: unknown = output.tolist();
        return Array.isArray(rows) ? rows : [];
      });
    },
    async [Symbol.asyncDispose]() {
      const model = await loading?.catch(() => undefined);
      loading = undefined;
      await model?.dispose();
    },
  };
}

async function load(options: ModelOptions): Promise<FeatureExtractionPipeline> {
  const { env, pipeline } = await importTransformers();
  const { directory, name, downloads } = modelPlace(options);
  env.localModelPath = directory;
  env.cacheDir = directory;
  env.allowRemoteModels = downloads;
  env.remoteHost = options.host ?? defaultModelHost;
  try {
    return await pipeline("feature-extraction", name, {
      dtype: "q8",
      progress_callback: (info) => {
        if (info.status !== "progress") return;
        const { file, loaded: loadedBytes, total: totalBytes } = info;
        options.onDownload?.({ file, loadedBytes, totalBytes });
      },
    });
  } catch (cause) {
    const reason = cause instanceof Error ? `: ${cause.message.split("\n", 1)[0]}` : "";
    throw new SkillwrightError<DiscoveryErrorCode>(`could not load the model ${name}${reason}`, {
      code: "embedder-unavailable",
      hint: "Check the network, or name a directory with the model in SKILLWRIGHT_MODEL_DIR.",
      cause,
    });
  }
}
