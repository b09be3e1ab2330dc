import type { SkillMatch } from "@skillwright/discovery";
import { z } from "zod";

/** A skill that was found, as it goes out. */
export const matchWireSchema = z.object({
  skill_id: z.string(),
  name: z.string(),
  description: z.string(),
  source: z.string(),
  /** From 0 to 1, higher is better. */
  score: z.number(),
  reasons: z.array(z.string()).optional(),
});

/** Gives a match its outward shape. */
export function matchWire({ skillId, ...match }: SkillMatch): z.input<typeof matchWireSchema> {
  const { reasons, ...same } = match;
  return { skill_id: skillId, ...same, ...(reasons && { reasons: [...reasons] }) };
}
