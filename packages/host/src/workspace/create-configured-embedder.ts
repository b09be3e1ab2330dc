import { SkillwrightError } from "@skillwright/core";
import {
  createEmbedder,
  type DiscoveryErrorCode,
  type Embedder,
  type ModelOptions,
} from "@skillwright/discovery";
import { type EmbeddingConfig, loadEmbeddingModel } from "@skillwright/generator";
import type { Config } from "../config/config-schema.ts";

/** What `[discovery] embedder` may name. */
export type EmbedderChoice = Config["discovery"]["embedder"];

/** What {@link createConfiguredEmbedder} works with. */
export interface ConfiguredEmbedderParts {
  readonly config: Config["discovery"];
  /** Where the provider's key is looked up. */
  readonly environment: NodeJS.ProcessEnv;
  readonly options: ModelOptions;
}

/**
 * Creates an embedder by the name that it has in the configuration.
 *
 * @throws SkillwrightError `embedder-unavailable` when `provider` is not configured, and what
 *   `createEmbedder` and `loadEmbeddingModel` throw.
 */
export async function createConfiguredEmbedder(
  name: EmbedderChoice,
  { config, environment, options }: ConfiguredEmbedderParts,
): Promise<Embedder> {
  if (name !== "provider") return createEmbedder(name, options);
  const model = configuredModel(config);
  if (model === undefined) {
    throw new SkillwrightError<DiscoveryErrorCode>(
      "no embedding model of a provider is configured",
      {
        code: "embedder-unavailable",
        hint: 'Set embedding_provider ("openai", "google" or "openai-compatible") and embedding_model in [discovery].',
      },
    );
  }
  return createEmbedder(await loadEmbeddingModel(model, (key) => environment[key]), options);
}

/** The model of a provider that the configuration names, if it names one. */
export function configuredModel(config: Config["discovery"]): EmbeddingConfig | undefined {
  const { embedding_provider: provider, embedding_model: model } = config;
  if (provider === undefined || model === undefined) return undefined;
  return {
    ...{ provider, model },
    baseUrl: config.embedding_base_url,
    apiKeyEnv: config.embedding_api_key_env,
    dimensions: config.embedding_dimensions,
  };
}
