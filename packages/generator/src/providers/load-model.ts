import type { LanguageModel } from "ai";
import type { KeyLookup, LlmConfig } from "./llm-config.ts";
import { providerError } from "./provider-error.ts";
import { type ProviderSettings, readProviderSettings } from "./provider-settings.ts";
import type { RetryOptions } from "./retrying-fetch.ts";

/** A model that can be called, and what keeps its key to itself. */
export interface LoadedModel {
  readonly model: Exclude<LanguageModel, string>;
  /** Replaces the key in text that goes anywhere. */
  readonly redact: (text: string) => string;
}

/**
 * Loads the provider's package and connects the model. Local servers may go without a key.
 *
 * @returns undefined when there is no key for a provider that needs one.
 * @throws SkillwrightError `author-unavailable` when the configuration cannot work.
 */
export async function loadModel(
  config: LlmConfig,
  lookUpKey: KeyLookup,
  retries: RetryOptions = {},
): Promise<LoadedModel | undefined> {
  const read = await readProviderSettings(config, lookUpKey, retries);
  if (read === undefined) return undefined;
  return { model: await connect(config, read.settings), redact: read.redact };
}

async function connect(
  { provider, model, baseUrl }: LlmConfig,
  settings: ProviderSettings["settings"],
): Promise<Exclude<LanguageModel, string>> {
  switch (provider) {
    case "anthropic":
      return (await import("@ai-sdk/anthropic")).createAnthropic(settings)(model);
    case "openai":
      return (await import("@ai-sdk/openai")).createOpenAI(settings)(model);
    case "google":
      return (await import("@ai-sdk/google")).createGoogle(settings)(model);
    case "openai-compatible": {
      if (baseUrl === undefined) {
        throw providerError("an openai-compatible provider needs a base URL", {
          code: "author-unavailable",
          hint: 'Set base_url in [llm], as in "http://localhost:11434/v1".',
        });
      }
      const { createOpenAICompatible } = await import("@ai-sdk/openai-compatible");
      const named = { ...settings, name: "openai-compatible", baseURL: baseUrl };
      return createOpenAICompatible({ ...named, includeUsage: true })(model);
    }
  }
}
