import type { Diagnostic } from "@skillwright/core";
import type { AuthorResult, WrittenSkill } from "../authors/author.ts";
import { SkillValidationError } from "../validation/skill-validation-error.ts";
import {
  type ValidationOptions,
  validateStagedSkill,
} from "../validation/validate-staged-skill.ts";
import type { AuthoringOutcome } from "./author-skill.ts";
import type { GenerationProgress } from "./generation-progress.ts";

/** How {@link repairUntilValid} validates, and for how long. */
interface RepairOptions {
  readonly directory: string;
  /** Most validations. */
  readonly maxTestRounds: number;
  readonly options: Omit<ValidationOptions, "complete" | "report">;
  readonly onProgress?: ((progress: GenerationProgress) => void) | undefined;
}

/**
 * Validates what an author wrote; gives it the findings and validates again, while it has something
 * new to say and rounds are left.
 */
export async function repairUntilValid(
  first: Exclude<AuthorResult, { status: "declined" }>,
  { directory, maxTestRounds, options, onProgress }: RepairOptions,
): Promise<AuthoringOutcome> {
  let written: AuthorResult = first;
  let findings: readonly Diagnostic[] = [];
  for (let round = 1; ; round++) {
    if (written.status !== "written") return giveUp(written, findings);
    options.signal?.throwIfAborted();
    onProgress?.({ phase: "validating", message: `round ${round} of ${maxTestRounds}` });
    const { complete, report, notes = [], revise }: WrittenSkill = written;
    try {
      const proposal = await validateStagedSkill(directory, { ...options, complete, report });
      const all = [...notes, ...proposal.findings];
      return { status: "valid", proposal: { ...proposal, findings: all } };
    } catch (error) {
      if (!(error instanceof SkillValidationError)) throw error;
      findings = error.diagnostics;
      if (revise === undefined || round >= maxTestRounds) {
        return { status: "failed", reason: error.message, diagnostics: findings, report };
      }
      onProgress?.({ phase: "authoring", message: `repairing, round ${round + 1}` });
      written = await revise(findings);
    }
  }
}

/** The author's reason, and the last that validation found: both say what is wrong. */
function giveUp(
  result: Exclude<AuthorResult, { status: "written" }>,
  findings: readonly Diagnostic[],
): AuthoringOutcome {
  const { diagnostics = [], report } = result.status === "gave-up" ? result : {};
  return {
    status: "failed",
    reason: result.reason,
    diagnostics: [...findings, ...diagnostics],
    report,
  };
}
