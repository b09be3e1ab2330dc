import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";
import { findSkill } from "../workspace/find-skill.ts";

/** Keeps what somebody thought of a result; complaints go to whoever improves the skill. */
export const skillFeedback = defineCommand({
  name: "skill.feedback",
  payload: z.object({
    skill_id: z.string().min(1),
    /** The call that it is about, as `skill.history` names it. */
    execution_id: z.string().default(""),
    rating: z.enum(["good", "bad"]),
    comment: z.string().max(2_000).default(""),
  }),
  result: z.object({ accepted: z.literal(true), skill_id: z.string() }),
  async run({ skill_id, execution_id: executionId, rating, comment }, { workspace }) {
    const { id: skillId } = findSkill(workspace.store, skill_id);
    const { feedback } = await workspace.executor();
    feedback.add({ executionId, skillId, rating, comment });
    return { accepted: true as const, skill_id };
  },
});
