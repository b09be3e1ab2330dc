import { type Calibration, rawCalibration } from "../match/calibration.ts";
import { embedInBatches } from "./embed-in-batches.ts";
import type { Embedder, EmbedOptions } from "./embedder.ts";

/** Turns texts into vectors of one length, in order; they need not be of length 1. */
export type EmbedFunction = (
  texts: string[],
  options: EmbedOptions,
) => Promise<readonly ArrayLike<number>[]>;

/** What is used of an AI SDK embedding model. */
export interface EmbeddingModelLike {
  readonly provider: string;
  readonly modelId: string;
  readonly maxEmbeddingsPerCall: PromiseLike<number | undefined> | number | undefined;
  doEmbed(options: {
    values: string[];
    abortSignal?: AbortSignal;
  }): PromiseLike<{ readonly embeddings: readonly number[][] }>;
}

/** An embedder of one's own. */
export interface ProviderOptions {
  /** A function, or an embedding model of the AI SDK. */
  readonly provider: EmbedFunction | EmbeddingModelLike;
  /** Names model and version; needed with a function, `<provider>/<model>` by default with a model. */
  readonly id?: string | undefined;
  /** Length of the vectors; asked of the model with one short text when left out. */
  readonly dimensions?: number | undefined;
  /** What its cosines mean; cosine as it is by default. */
  readonly calibration?: Calibration | undefined;
  /** Texts given at a time, at least 1; the model's own limit, or 64, by default. */
  readonly batchSize?: number | undefined;
}

/**
 * An embedder of a function or of an AI SDK embedding model.
 *
 * @throws TypeError when a function comes without an id.
 */
export async function createProviderEmbedder(options: ProviderOptions): Promise<Embedder> {
  const { provider } = options;
  const isFunction = typeof provider === "function";
  const id = options.id ?? (isFunction ? undefined : `${provider.provider}/${provider.modelId}`);
  if (!id) throw new TypeError("an embedder made from a function needs an id");
  const most = isFunction ? undefined : await provider.maxEmbeddingsPerCall;
  const batchSize = options.batchSize ?? Math.min(64, most ?? 64);
  const run: EmbedFunction = isFunction
    ? provider
    : async (values, { signal }) => {
        const call = signal ? { values, abortSignal: signal } : { values };
        return (await provider.doEmbed(call)).embeddings;
      };
  const dimensions = options.dimensions ?? (await run(["skill"], {}))[0]?.length ?? 0;
  return {
    id,
    dimensions,
    calibration: options.calibration ?? rawCalibration(id),
    embed: (texts, { signal } = {}) =>
      embedInBatches(texts, { batchSize, dimensions, signal }, (batch) => run(batch, { signal })),
    async [Symbol.asyncDispose]() {},
  };
}
