import { SkillwrightError } from "@skillwright/core";
import { type DiscoveryErrorCode, type ProviderOptions, publicUri } from "@skillwright/discovery";
import { explainEmbeddingFailure } from "./explain-embedding-failure.ts";
import { apiKeyName, type KeyLookup, type LlmConfig, type LlmProvider } from "./llm-config.ts";
import { type ProviderSettings, readProviderSettings } from "./provider-settings.ts";

/** Whose embedding models can be had; Anthropic has none. */
export type EmbeddingProvider = Exclude<LlmProvider, "anthropic">;

/** Which model turns text into vectors. */
export interface EmbeddingConfig extends Omit<LlmConfig, "prices"> {
  readonly provider: EmbeddingProvider;
  /**
   * Length of the vectors, asked of models that can shorten them; the model's own when left out,
   * which costs one short request.
   */
  readonly dimensions?: number | undefined;
}

/** How {@link loadEmbeddingModel} asks. */
export interface LoadEmbeddingOptions {
  /** Longest wait for one answer, repetitions included, in milliseconds. Default 60,000. */
  readonly timeoutMs?: number | undefined;
}

/** Texts in one request: what every provider takes. */
const batchSize = 64;

/**
 * Connects an embedding model for `createEmbedder`. Its id is
 * `provider:<provider>/<model>@<dimensions>`.
 *
 * @throws SkillwrightError `embedder-unavailable` for a missing or refused key, an unknown model, a
 *   server that cannot be reached; `embedder-failed`; `vector-dimension-mismatch`. So do its calls.
 */
export async function loadEmbeddingModel(
  config: EmbeddingConfig,
  lookUpKey: KeyLookup,
  { timeoutMs = 60_000 }: LoadEmbeddingOptions = {},
): Promise<ProviderOptions & { readonly id: string; readonly dimensions: number }> {
  const { dimensions: wanted } = config;
  // A person waits for a search: a server that is down is told of after some three seconds.
  const read = await readProviderSettings(config, lookUpKey, { maxRetries: 2 });
  if (read === undefined) throw missingKey(config);
  const model = await connect(config, read.settings);

  async function embed(values: string[], signal?: AbortSignal | undefined) {
    const patience = AbortSignal.timeout(timeoutMs);
    const abortSignal = signal ? AbortSignal.any([signal, patience]) : patience;
    const asked = wanted === undefined ? {} : { dimensions: wanted };
    try {
      return (await model.doEmbed({ values, abortSignal, ...asked })).embeddings;
    } catch (error) {
      signal?.throwIfAborted();
      throw explainEmbeddingFailure(error, config, read?.redact, patience.aborted);
    }
  }

  const dimensions = wanted ?? (await embed(["skill"]))[0]?.length ?? 0;
  return {
    id: `${embeddingModelName(config)}@${dimensions}`,
    dimensions,
    batchSize,
    async provider(texts, { signal }) {
      const vectors = await embed(texts, signal);
      const other = vectors.find(({ length }) => length !== dimensions);
      if (other) throw wrongDimensions(config, other.length, dimensions);
      return vectors;
    },
  };
}

/** What an embedder's id says of a model besides its dimensions. */
export function embeddingModelName({
  provider,
  model,
}: Pick<EmbeddingConfig, "provider" | "model">): string {
  return `provider:${provider}/${model}`;
}

async function connect(
  { provider, model, baseUrl }: EmbeddingConfig,
  settings: ProviderSettings["settings"],
) {
  switch (provider) {
    case "openai":
      return (await import("@ai-sdk/openai")).createOpenAI(settings).embeddingModel(model);
    case "google":
      return (await import("@ai-sdk/google")).createGoogle(settings).embeddingModel(model);
    case "openai-compatible": {
      if (baseUrl === undefined) {
        throw unavailable(
          "an openai-compatible embedding model needs a base URL",
          'Set embedding_base_url in [discovery], as in "http://localhost:11434/v1".',
        );
      }
      const { createOpenAICompatible } = await import("@ai-sdk/openai-compatible");
      const named = { ...settings, name: "openai-compatible", baseURL: baseUrl };
      return createOpenAICompatible(named).embeddingModel(model);
    }
  }
}

function missingKey(config: EmbeddingConfig) {
  const name = apiKeyName(config);
  return unavailable(
    `there is no key for the embedding model of ${config.provider}: ${name} is not set`,
    `Set ${name}, or name another variable as embedding_api_key_env in [discovery].`,
  );
}

function unavailable(message: string, hint: string) {
  const code = "embedder-unavailable";
  return new SkillwrightError<DiscoveryErrorCode>(message, { code, hint });
}

function wrongDimensions({ model, baseUrl }: EmbeddingConfig, found: number, wanted: number) {
  const place = baseUrl === undefined ? "" : ` at ${publicUri(baseUrl)}`;
  return new SkillwrightError<DiscoveryErrorCode>(
    `${model}${place} gives vectors of ${found} dimensions, not of ${wanted}`,
    {
      code: "vector-dimension-mismatch",
      hint: `Set embedding_dimensions = ${found} in [discovery], or remove it.`,
    },
  );
}
