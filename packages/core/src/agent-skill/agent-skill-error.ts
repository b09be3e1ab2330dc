import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { SkillwrightError } from "../errors/skillwright-error.ts";

/** A `SKILL.md` that cannot be read, or a skill that cannot be written; `diagnostics` says why. */
export class AgentSkillError extends SkillwrightError<"agent-skill-invalid"> {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    const problems = diagnostics.filter(({ severity }) => severity === "error").map(describe);
    const suggestion = diagnostics.find(({ fix }) => fix !== undefined)?.fix?.description;
    super(`invalid SKILL.md: ${problems.join("; ")}`, {
      code: "agent-skill-invalid",
      hint: suggestion === undefined ? "Correct it as described." : `Try: ${suggestion}.`,
    });
    this.diagnostics = diagnostics;
  }
}

function describe({ message, line, column }: Diagnostic): string {
  return line === undefined ? message : `line ${line}, column ${column}: ${message}`;
}
