import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";

/** Installs exactly what the lock file of the instruction skills says, and nothing else. */
export const skillInstructionRestore = defineCommand({
  name: "skill.instruction.restore",
  payload: z.object({}),
  result: z.object({
    skills: z.array(z.object({ name: z.string(), status: z.enum(["installed", "unchanged"]) })),
  }),
  async run(_payload, { workspace, signal }) {
    const skills = await (await workspace.instructions()).restore({ signal });
    await workspace.syncedIndex();
    return { skills: [...skills] };
  },
});
