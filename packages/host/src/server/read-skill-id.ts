import { z } from "zod";

const envelopeSchema = z.object({ payload: z.object({ skill_id: z.string() }) });

/** Which skill a command is about, where its payload names one. */
export function readSkillId(envelope: unknown): string | undefined {
  return envelopeSchema.safeParse(envelope).data?.payload.skill_id;
}
