import { SkillwrightError } from "@skillwright/core";

/** A command that was written wrongly: exit code 2. */
export function usageError(message: string, hint?: string): SkillwrightError<"usage"> {
  return new SkillwrightError(message, { code: "usage", hint });
}
