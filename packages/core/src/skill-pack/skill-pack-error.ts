import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { SkillwrightError } from "../errors/skillwright-error.ts";

/** A pack, or a config for one, that says something it may not; `diagnostics` holds every problem. */
export class SkillPackError extends SkillwrightError<"skill-pack-invalid"> {
  readonly diagnostics: readonly Diagnostic[];

  constructor(subject: string, diagnostics: readonly Diagnostic[], hint: string) {
    const problems = diagnostics.map(({ message }) => message).join("; ");
    super(`invalid ${subject}: ${problems}`, { code: "skill-pack-invalid", hint });
    this.diagnostics = diagnostics;
  }
}
