import { SkillwrightError } from "@skillwright/core";
import type { DiscoveryErrorCode } from "../errors.ts";
import { createAutoEmbedder } from "./auto-embedder.ts";
import type { Embedder } from "./embedder.ts";
import { createMiniLmEmbedder } from "./minilm-embedder.ts";
import type { ModelOptions } from "./model-options.ts";
import { createProviderEmbedder, type ProviderOptions } from "./provider-embedder.ts";
import { createUseEmbedder } from "./use-embedder.ts";
import { withCalibration } from "./with-calibration.ts";

/** Embedders that {@link createEmbedder} knows by name. */
export type EmbedderName = "auto" | "minilm" | "use";

/**
 * Creates an embedder. The model of a named one is loaded by its first `embed`. With
 * `calibrationDir` it scores by what was learned for it there.
 *
 * @throws SkillwrightError `embedder-unknown` for any other name.
 */
export async function createEmbedder(
  embedder: EmbedderName | ProviderOptions = "auto",
  options: ModelOptions = {},
): Promise<Embedder> {
  return withCalibration(await create(embedder, options), options);
}

async function create(
  embedder: EmbedderName | ProviderOptions,
  options: ModelOptions,
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
