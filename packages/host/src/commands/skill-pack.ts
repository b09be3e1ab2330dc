import { resolve } from "node:path";
import { formatSkillPack } from "@skillwright/core";
import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";

/** Makes a skill pack of a compiled config and the prompts beside it. */
export const skillPack = defineCommand({
  name: "skill.pack",
  payload: z.object({
    config: z.string().min(1),
    /** What the path is relative to; default where the host was started. */
    cwd: z.string().optional(),
  }),
  result: z.object({ pack: z.string() }),
  async run({ config, cwd }) {
    const { loadPackConfig } = await import("@skillwright/instructions");
    const pack = await loadPackConfig(cwd === undefined ? resolve(config) : resolve(cwd, config));
    return { pack: formatSkillPack(pack) };
  },
});
