import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { SkillwrightError } from "../errors/skillwright-error.ts";

/** Problems that the message itself lists. */
const maxListed = 10;

/** A `manifest.toml` that says something it may not; `diagnostics` holds every problem. */
export class ManifestError extends SkillwrightError<"manifest-invalid"> {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    const problems = diagnostics.filter(({ severity }) => severity === "error").map(describe);
    const more = problems.length > maxListed ? [`and ${problems.length - maxListed} more`] : [];
    super(`invalid manifest.toml: ${[...problems.slice(0, maxListed), ...more].join("; ")}`, {
      code: "manifest-invalid",
      hint: "Correct manifest.toml as described.",
    });
    this.diagnostics = diagnostics;
  }
}

function describe({ message, line, column }: Diagnostic): string {
  return line === undefined ? message : `line ${line}, column ${column}: ${message}`;
}
