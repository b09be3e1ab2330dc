import { createMatchJudge, type MatchJudge } from "@skillwright/generator";
import type { Config } from "../config/config-schema.ts";

/** Who is asked about matches that are not certain; nobody, unless a model is configured for it. */
export function openMatchJudge(
  { llm, discovery }: Config,
  environment: NodeJS.ProcessEnv,
): MatchJudge | undefined {
  const { provider, model, base_url: baseUrl, api_key_env: apiKeyEnv } = llm;
  if (!discovery.ask_model || provider === undefined || model === undefined) return undefined;
  return createMatchJudge({
    ...{ provider, model, baseUrl, apiKeyEnv },
    lookUpKey: (name) => environment[name],
    timeoutMs: discovery.ask_model_timeout_seconds * 1000,
  });
}
