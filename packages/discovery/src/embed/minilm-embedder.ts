import { join } from "node:path";
import { SkillwrightError } from "@skillwright/core";
import type { FeatureExtractionPipeline } from "@xenova/transformers";
import type { DiscoveryErrorCode } from "../errors.ts";
import { rawCalibration } from "../match/calibration.ts";
import { cutText } from "./cut-text.ts";
import { downloadModel } from "./download/download-model.ts";
import { embedInBatches } from "./embed-in-batches.ts";
import type { Embedder } from "./embedder.ts";
import { importTransformers } from "./import-transformers.ts";
import { isMostlyLatin } from "./is-mostly-latin.ts";
import type { ModelOptions } from "./model-options.ts";
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
  let loading: Loading | undefined;

  /** Loads once, however many ask; who is aborted takes nobody else along. */
  async function get(signal: AbortSignal | undefined): Promise<FeatureExtractionPipeline> {
    for (;;) {
      loading ??= { signal, model: load(options, signal) };
      const current = loading;
      try {
        return await current.model;
      } catch (error) {
        // A download that failed may work the next time.
        if (loading === current) loading = undefined;
        signal?.throwIfAborted();
        if (!current.signal?.aborted) throw error;
      }
    }
  }

  return {
    id,
    dimensions,
    calibration: rawCalibration(id),
    reads: isMostlyLatin,
    async embed(texts, { signal } = {}) {
      if (texts.length === 0) return [];
      signal?.throwIfAborted();
      const model = await get(signal);
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
      const model = await loading?.model.catch(() => undefined);
      loading = undefined;
      await model?.dispose();
    },
  };
}

/** A model on its way, and whose signal stops that. */
interface Loading {
  readonly signal: AbortSignal | undefined;
  readonly model: Promise<FeatureExtractionPipeline>;
}

async function load(
  options: ModelOptions,
  signal: AbortSignal | undefined,
): Promise<FeatureExtractionPipeline> {
  const { env, pipeline } = await importTransformers();
  const place = modelPlace(options);
  const { directory, name, downloads } = place;
  // By ourselves: transformers.js begins a broken download again, and checks nothing.
  if (downloads) await downloadModel(place, options, signal);
  env.localModelPath = directory;
  env.allowRemoteModels = false;
  try {
    return await pipeline("feature-extraction", name, { dtype: "q8" });
  } catch (cause) {
    const reason = cause instanceof Error ? `: ${cause.message.split("\n", 1)[0]}` : "";
    throw new SkillwrightError<DiscoveryErrorCode>(`could not load the model ${name}${reason}`, {
      code: "embedder-unavailable",
      hint: downloads
        ? `Remove ${join(directory, name)} and try again, or name a directory with the model in SKILLWRIGHT_MODEL_DIR.`
        : "Name a directory with the whole model in SKILLWRIGHT_MODEL_DIR.",
      cause,
    });
  }
}
