import { SkillwrightError } from "@skillwright/core";
import type { GeneratorErrorCode } from "../../errors.ts";

/** An error about an OpenAPI document, its message saying what and where. */
export function openApiError(
  message: string,
  hint: string,
  cause?: unknown,
): SkillwrightError<GeneratorErrorCode> {
  return new SkillwrightError<GeneratorErrorCode>(message, {
    code: "openapi-invalid",
    hint,
    ...(cause !== undefined && { cause }),
  });
}
