import { SkillwrightError } from "@skillwright/core";
import type { DiscoveryErrorCode } from "../errors.ts";

/** Loads transformers.js. @throws SkillwrightError `embedder-unavailable` when it is not installed. */
export async function importTransformers(): Promise<typeof import("@xenova/transformers")> {
  try {
    return await import("@xenova/transformers");
  } catch (cause) {
    throw new SkillwrightError<DiscoveryErrorCode>("@xenova/transformers is not installed", {
      code: "embedder-unavailable",
      hint: "Install it with `npm install @xenova/transformers@npm:@huggingface/transformers@4`.",
      cause,
    });
  }
}
