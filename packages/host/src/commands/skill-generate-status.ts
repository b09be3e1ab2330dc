import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";
import { diagnosticWire, diagnosticWireSchema } from "../contract/diagnostic-wire.ts";

/** Where a skill and the latest attempt to generate it stand. `skill_id` may be an attempt's id. */
export const skillGenerateStatus = defineCommand({
  name: "skill.generate.status",
  payload: z.object({ skill_id: z.string().min(1) }),
  result: z.object({
    skill_id: z.string(),
    /** The installed skill's lifecycle state, or `not_found`. */
    status: z.string(),
    version: z.string().optional(),
    attempt: z
      .object({
        attempt_id: z.string(),
        intent: z.string(),
        status: z.string(),
        digest: z.string().optional(),
        reason: z.string().optional(),
        diagnostics: z.array(diagnosticWireSchema),
        /** What it went through, in order. */
        phases: z.array(z.object({ phase: z.string(), started_at: z.string() })),
        created_at: z.string(),
        updated_at: z.string(),
      })
      .optional(),
  }),
  async run({ skill_id: wanted }, { workspace }) {
    const generator = await workspace.generator();
    await generator.removeExpired();
    const attempt = generator.attempt(wanted);
    const skillId = attempt?.skillId ?? wanted;
    const record = workspace.store.get(skillId);
    return {
      skill_id: skillId,
      status: record?.state ?? "not_found",
      version: record?.version,
      attempt: attempt && {
        attempt_id: attempt.attemptId,
        intent: attempt.intent,
        status: attempt.status,
        digest: attempt.digest,
        reason: attempt.reason,
        diagnostics: attempt.diagnostics.map(diagnosticWire),
        phases: attempt.phases.map(({ phase, startedAt }) => ({
          phase,
          started_at: new Date(startedAt).toISOString(),
        })),
        created_at: new Date(attempt.createdAt).toISOString(),
        updated_at: new Date(attempt.updatedAt).toISOString(),
      },
    };
  },
});
