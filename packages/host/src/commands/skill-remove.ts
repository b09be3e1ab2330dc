import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";
import { findSkill } from "../workspace/find-skill.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** Uninstalls a skill: its versions, its data, its stored credentials, its place in the index. */
export const skillRemove = defineCommand({
  name: "skill.remove",
  payload: z.object({
    skill_id: z.string().min(1),
    /** Also an instruction skill that was edited since it was imported. */
    force: z.boolean().default(false),
  }),
  result: z.object({ skill_id: z.string(), removed: z.literal(true) }),
  async run({ skill_id, force }, { workspace }) {
    if (await isInstruction(workspace, skill_id)) {
      await (await workspace.instructions()).remove(skill_id, { force });
    } else {
      await removePythonSkill(workspace, skill_id);
    }
    (await workspace.generator()).forget(skill_id);
    await workspace.syncedIndex();
    return { skill_id, removed: true as const };
  },
});

async function isInstruction({ store, instructions }: Workspace, id: string): Promise<boolean> {
  if (store.get(id) !== undefined) return false;
  return (await (await instructions()).list()).some(({ name }) => name === id);
}

async function removePythonSkill(workspace: Workspace, id: string) {
  findSkill(workspace.store, id);
  await workspace.credentials.clear(id);
  workspace.store.remove(id);
  await workspace.releaseSkill(id);
  await workspace.clearData(id);
}
