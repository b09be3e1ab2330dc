import { InstructionError } from "../errors.ts";
import { renameStagedSkill } from "../import/rename-staged-skill.ts";
import { stageImport } from "../import/stage-import.ts";
import type { StagedSkill } from "../import/staged-skill.ts";
import type { LockedSkill } from "../lock/skill-lock.ts";

/**
 * A locked skill as its source has it: now, or at the commit of the lock.
 *
 * @throws InstructionError `skill-not-found` when the source has it no more, or as `stageImport` does.
 */
export async function stageLocked(
  name: string,
  { source, path, commit }: LockedSkill,
  { frozen, signal }: { readonly frozen: boolean; readonly signal?: AbortSignal | undefined },
): Promise<StagedSkill> {
  const at = frozen ? { commit } : {};
  const { skills, refused } = await stageImport(source, { path, signal, ...at });
  const [skill] = skills;
  // One that was given another name on import keeps it.
  if (skill) return renameStagedSkill(skill, name);
  throw new InstructionError(`the source of ${name} holds it in a form that is refused now`, {
    code: "source-unsafe",
    hint: "Look at what its author changed.",
    diagnostics: refused.flatMap(({ diagnostics }) => diagnostics),
  });
}
