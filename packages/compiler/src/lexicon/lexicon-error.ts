import { type Diagnostic, SkillwrightError } from "@skillwright/core";
import type { CompilerErrorCode } from "../errors.ts";

/** The words of a language are not a valid lexicon; `diagnostics` lists everything that is wrong. */
export class LexiconError extends SkillwrightError<CompilerErrorCode> {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[], options: ErrorOptions = {}) {
    super(`invalid lexicon: ${diagnostics.map(({ message }) => message).join("; ")}`, {
      ...options,
      code: "lexicon-invalid",
      hint: "Give every list of surfaces: lower case, NFC, at least two letters or one ideograph each.",
    });
    this.diagnostics = diagnostics;
  }
}
