import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { SkillwrightError } from "../errors/skillwright-error.ts";

/** A PEP 723 block that breaks the specification; `diagnostics` holds every problem. */
export class ScriptMetadataError extends SkillwrightError<"script-metadata-invalid"> {
  /** Line of the first problem in the script, from 1. */
  readonly line: number;
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    const problems = diagnostics.filter(({ severity }) => severity === "error");
    const described = problems.map(({ line, message }) => `line ${line}: ${message}`);
    super(`invalid script metadata: ${described.join("; ")}`, {
      code: "script-metadata-invalid",
      hint: "Write the block as PEP 723 describes it.",
    });
    this.line = problems[0]?.line ?? 1;
    this.diagnostics = diagnostics;
  }
}
