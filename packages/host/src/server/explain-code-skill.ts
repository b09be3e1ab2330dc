import { SkillwrightError } from "@skillwright/core";
import type { HostErrorCode } from "../errors.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { readSkillId } from "./read-skill-id.ts";

/** How the packages below say that no installed skill has an id. */
const notFound: ReadonlySet<string> = new Set(["skill-not-found", "skill-not-installed"]);

/**
 * What to answer when a command finds no installed skill of this id because it is a code skill's:
 * those run, and have none of the lifecycle of what is installed.
 */
export async function explainCodeSkill(
  error: unknown,
  envelope: unknown,
  workspace: Workspace,
): Promise<unknown> {
  if (!SkillwrightError.is(error) || !notFound.has(error.code)) return error;
  const id = readSkillId(envelope);
  if (id === undefined) return error;
  const code = await findCodeSkill(workspace, id);
  if (code === undefined) return error;
  return new SkillwrightError<HostErrorCode>(`${id} is a code skill, and not installed`, {
    code: "skill-is-code",
    hint: `Change its files in ${code.skill.source.dir}, or [skills] paths.`,
    cause: error,
  });
}

async function findCodeSkill(workspace: Workspace, id: string) {
  try {
    return (await workspace.codeSkills()).get(id);
  } catch {
    // The error that is to be explained says enough; a workspace that was closed has its own.
    return undefined;
  }
}
