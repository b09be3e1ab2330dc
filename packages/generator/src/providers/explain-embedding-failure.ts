import { SkillwrightError } from "@skillwright/core";
import { type DiscoveryErrorCode, publicUri } from "@skillwright/discovery";
import { apiKeyName } from "./llm-config.ts";
import type { EmbeddingConfig } from "./load-embedding-model.ts";

/** As much of a provider's answer as a person reads. */
const maxReasonLength = 300;

/**
 * What a failed request for vectors means and what to do about it. The provider's own error is not
 * its cause: that one holds the request, the answer and whatever key either of them repeats.
 */
export function explainEmbeddingFailure(
  error: unknown,
  config: EmbeddingConfig,
  redact: (text: string) => string = String,
  timedOut = false,
): SkillwrightError<DiscoveryErrorCode> {
  const { provider, model, baseUrl } = config;
  const place = baseUrl === undefined ? provider : publicUri(baseUrl);
  const fail = (code: DiscoveryErrorCode, message: string, hint: string) =>
    new SkillwrightError<DiscoveryErrorCode>(redact(message), { code, hint });
  if (timedOut) {
    return fail(
      "embedder-unavailable",
      `the embedding model ${model} at ${place} did not answer in time`,
      "Try again, or choose an embedder that needs no server: skill index use use.",
    );
  }
  const status = statusOf(error);
  const reason = redact(error instanceof Error ? error.message : String(error))
    .replace(/\s+/g, " ")
    .slice(0, maxReasonLength);
  if (status === undefined) {
    return fail(
      "embedder-unavailable",
      `the embedding model ${model} at ${place} cannot be reached: ${reason}`,
      "Start the server or mend the network; embedding_base_url in [discovery] says where it is.",
    );
  }
  const answered = `${place} answered ${status}: ${reason}`;
  if (status === 401 || status === 403) {
    return fail(
      "embedder-unavailable",
      `the key of the embedding model was refused; ${answered}`,
      `Check the key in ${apiKeyName(config)}.`,
    );
  }
  if (status === 400 || status === 404 || status === 422) {
    return fail(
      "embedder-unavailable",
      `the embedding model ${model} cannot be used; ${answered}`,
      "Check embedding_model, embedding_dimensions and embedding_base_url in [discovery].",
    );
  }
  return fail("embedder-failed", `the embedding model ${model} failed; ${answered}`, "Try later.");
}

/** The status of an answer that the AI SDK took for a failure. */
function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("statusCode" in error)) return undefined;
  return typeof error.statusCode === "number" ? error.statusCode : undefined;
}
