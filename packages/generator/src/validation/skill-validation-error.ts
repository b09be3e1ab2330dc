import { type Diagnostic, SkillwrightError } from "@skillwright/core";
import type { GeneratorErrorCode } from "../errors.ts";

/** A staged skill that must not be proposed. `diagnostics` holds everything found, not the first. */
export class SkillValidationError extends SkillwrightError<GeneratorErrorCode> {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    super(`the skill failed validation: ${errors.map(({ message }) => message).join("; ")}`, {
      code: "skill-invalid",
    });
    this.diagnostics = diagnostics;
  }
}
