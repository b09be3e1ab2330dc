import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";
import { skillSummary, skillSummarySchema } from "../contract/skill-summary-wire.ts";

/** Every installed skill, sorted by id, whatever its state. */
export const skillPythonList = defineCommand({
  name: "skill.python.list",
  payload: z.object({}),
  result: z.object({ skills: z.array(skillSummarySchema) }),
  run: async (_payload, { workspace }) => ({
    skills: workspace.store.list().map(skillSummary),
  }),
});
