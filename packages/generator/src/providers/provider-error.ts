import { SkillwrightError, type SkillwrightErrorOptions } from "@skillwright/core";
import type { GeneratorErrorCode } from "../errors.ts";

/**
 * An error about a model's provider. It never carries the provider's own error as its cause: that one
 * holds the request, the answer and whatever key either of them repeats.
 */
export function providerError(
  message: string,
  options: Omit<SkillwrightErrorOptions<GeneratorErrorCode>, "cause">,
): SkillwrightError<GeneratorErrorCode> {
  return new SkillwrightError<GeneratorErrorCode>(message, options);
}
