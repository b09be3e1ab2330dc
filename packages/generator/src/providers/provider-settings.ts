import { apiKeyName, type KeyLookup, type LlmConfig } from "./llm-config.ts";
import { createRetryingFetch, type RetryOptions } from "./retrying-fetch.ts";

/** What a provider's package is created with, and what keeps the key to itself. */
export interface ProviderSettings {
  readonly settings: {
    readonly fetch: typeof globalThis.fetch;
    readonly apiKey?: string;
    readonly baseURL?: string;
  };
  /** Replaces the key in text that goes anywhere. */
  readonly redact: (text: string) => string;
}

/**
 * Looks the key up. Local servers may go without one.
 *
 * @returns undefined when there is no key for a provider that needs one.
 */
export async function readProviderSettings(
  config: LlmConfig,
  lookUpKey: KeyLookup,
  retries: RetryOptions,
): Promise<ProviderSettings | undefined> {
  const key = (await lookUpKey(apiKeyName(config)))?.trim();
  if (!key && config.provider !== "openai-compatible") return undefined;
  return {
    settings: {
      fetch: createRetryingFetch(retries),
      ...(key && { apiKey: key }),
      ...(config.baseUrl && { baseURL: config.baseUrl }),
    },
    redact: (text) => (key ? text.replaceAll(key, "[redacted]") : text),
  };
}
