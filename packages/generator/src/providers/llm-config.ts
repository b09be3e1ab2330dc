/** Whose interface the model is spoken to through. */
export const llmProviders = ["anthropic", "openai", "google", "openai-compatible"] as const;
/** Whose interface the model is spoken to through. */
export type LlmProvider = (typeof llmProviders)[number];

/** Which model writes skills. */
export interface LlmConfig {
  readonly provider: LlmProvider;
  /** As the provider calls it. */
  readonly model: string;
  /** Needed for `openai-compatible` (Ollama, LM Studio, vLLM, …), optional for the others. */
  readonly baseUrl?: string | undefined;
  /** Under which name the key is looked up; default the provider's usual one. */
  readonly apiKeyEnv?: string | undefined;
  /** US dollars for a million tokens; without them no cost is reported. */
  readonly prices?: { readonly input: number; readonly output: number } | undefined;
}

/**
 * Finds a key by the name of its environment variable, in the vault or the environment. Called once,
 * right before the model is used.
 */
export type KeyLookup = (name: string) => string | undefined | Promise<string | undefined>;

const usualKeyNames: Record<LlmProvider, string> = {
  anthropic: "ANTHROPIC_API_KEY",
  openai: "OPENAI_API_KEY",
  google: "GOOGLE_GENERATIVE_AI_API_KEY",
  "openai-compatible": "OPENAI_COMPATIBLE_API_KEY",
};

/** The name under which the key of a configuration is looked up. */
export function apiKeyName({ provider, apiKeyEnv }: LlmConfig): string {
  return apiKeyEnv ?? usualKeyNames[provider];
}
