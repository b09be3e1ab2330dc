import { SkillwrightError } from "@skillwright/core";
import { apiKeyName, type LlmConfig } from "../../providers/llm-config.ts";
import { providerError } from "../../providers/provider-error.ts";

const maxMessageLength = 300;

/** An error of ours as it is; what a provider or its library threw in one line, without the key. */
export function describeProviderFailure(
  error: unknown,
  config: LlmConfig,
  redact: (text: string) => string,
): unknown {
  if (SkillwrightError.is(error)) return error;
  const status = statusOf(error);
  const text = error instanceof Error ? error.message : String(error);
  const reason = redact(text.replace(/\s+/g, " ")).slice(0, maxMessageLength);
  const answered = status === undefined ? "cannot be used" : `answered ${status}`;
  return providerError(`the model ${config.model} of ${config.provider} ${answered}: ${reason}`, {
    code: "author-failed",
    hint: hintFor(status, config),
  });
}

function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("statusCode" in error)) return undefined;
  return typeof error.statusCode === "number" ? error.statusCode : undefined;
}

function hintFor(status: number | undefined, config: LlmConfig): string {
  if (status === 401 || status === 403) return `Check the key in ${apiKeyName(config)}.`;
  if (status === 404) return "Check model and base_url in [llm].";
  if (status === 429) return "Wait, or use another model; or generate with --author template.";
  return "Try again, or generate with --author template.";
}
