import { SkillwrightError } from "@skillwright/core";

/**
 * Codes of the errors about the catalogue itself.
 *
 * - `template-unreadable`: a file of a template is missing or cannot be read.
 * - `template-invalid`: a template contradicts itself or its format.
 */
export type TemplateErrorCode = "template-unreadable" | "template-invalid";

/** A template that contradicts its format: a mistake of whoever wrote it, never of an intent. */
export function invalidTemplate(
  name: string,
  problem: string,
  cause?: unknown,
): SkillwrightError<TemplateErrorCode> {
  return new SkillwrightError(`template ${name}: ${problem}`, { code: "template-invalid", cause });
}
