import { SkillwrightError } from "@skillwright/core";
import type { DiscoveryErrorCode } from "../errors.ts";
import { createAutoEmbedder } from "./auto-embedder.ts";
import type { Embedder } from "./embedder.ts";
import { createMiniLmEmbedder } from "./minilm-embedder.ts";
import type { ModelOptions } from "./model-options.ts";
import { createProviderEmbedder, type ProviderOptions } from "./provider-embedder.ts";
import { createUseEmbedder } from "./use-embedder.ts";

/** Embedders that {@link createEmbedder} knows by name. */
export type EmbedderName = "auto" | "minilm" | "use";

/**
 * Creates an embedder. The model of a named one is loaded by its first `embed`.
 *
 * @throws SkillwrightError `embedder-unknown` for any other name.
 */
export async function createEmbedder(
  embedder: EmbedderName | ProviderOptions = "auto",
  options: ModelOptions = {},
): Promise<Embedder> {
  if (typeof embedder === "object") return createProviderEmbedder(embedder);
  switch (embedder) {
    case "use":
      return createUseEmbedder();
    case "minilm":
      return createMiniLmEmbedder(options);
    case "auto":
      return createAutoEmbedder(options);
    default:
      throw new SkillwrightError<DiscoveryErrorCode>(
        `no embedder is called ${JSON.stringify(embedder)}`,
        { code: "embedder-unknown", hint: 'Use "auto", "minilm" or "use".' },
      );
  }
}
