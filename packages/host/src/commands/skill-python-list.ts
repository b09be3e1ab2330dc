import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";
import { diagnosticWire, diagnosticWireSchema } from "../contract/diagnostic-wire.ts";
import {
  codeSkillSummary,
  skillSummary,
  skillSummarySchema,
} from "../contract/skill-summary-wire.ts";

/** Every skill that can be run: those installed, whatever their state, and code skills, by id. */
export const skillPythonList = defineCommand({
  name: "skill.python.list",
  payload: z.object({}),
  result: z.object({
    skills: z.array(skillSummarySchema),
    /** What lies in the directories of code skills and is none, and why. */
    diagnostics: z.array(diagnosticWireSchema),
  }),
  async run(_payload, { workspace }) {
    const code = await workspace.codeSkills();
    const skills = [
      ...workspace.store.list().map(skillSummary),
      ...code.list().map(codeSkillSummary),
    ];
    return {
      skills: skills.toSorted((a, b) => (a.skill_id < b.skill_id ? -1 : 1)),
      diagnostics: code.diagnostics.map(diagnosticWire),
    };
  },
});
