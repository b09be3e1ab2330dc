import { InstructionError } from "../errors.ts";
import type { StagedSkill } from "../import/staged-skill.ts";

/** No skill of this name is installed. */
export function skillNotFound(name: string): InstructionError {
  return new InstructionError(`no instruction skill is called ${JSON.stringify(name)}`, {
    code: "skill-not-found",
    hint: "List the skills to see their names.",
  });
}

/** Nobody said yes to exactly these files. */
export function approvalRequired({ name, digest, findings }: StagedSkill): InstructionError {
  return new InstructionError(`${name} is not approved: its files have the digest ${digest}`, {
    code: "approval-required",
    hint: `Look at its files and findings, then approve ${digest}.`,
    diagnostics: findings,
  });
}

/** Going on would lose what somebody wrote here. */
export function skillEdited(name: string, edits: readonly string[]): InstructionError {
  return new InstructionError(`${name} has local edits: ${edits.join(", ")}`, {
    code: "skill-edited",
    hint: "Keep them elsewhere, or update instead: an update keeps them.",
  });
}
