import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";
import { jsonObjectSchema, jsonSchema } from "../contract/json.ts";

/** Runs one action of an installed skill. A skill's own error is `success: false`; a refusal to run fails. */
export const skillInvoke = defineCommand({
  name: "skill.invoke",
  payload: z.object({
    skill_id: z.string().min(1),
    action: z.string().optional(),
    input: jsonObjectSchema.default({}),
    timeout_seconds: z.number().positive().max(86_400).optional(),
  }),
  result: z.object({
    success: z.boolean(),
    result: jsonSchema,
    error: z.string().nullable(),
    error_code: z.string().nullable(),
    execution_time_ms: z.number(),
    cache_hit: z.boolean(),
    retry_count: z.int(),
    isolation: z.string(),
  }),
  async run({ skill_id, action, input, timeout_seconds: seconds }, { workspace, signal }) {
    const executor = await workspace.executor();
    const call = await executor.invoke(skill_id, {
      action,
      input,
      timeoutMs: seconds === undefined ? undefined : seconds * 1000,
      signal,
    });
    return {
      success: call.success,
      result: call.success ? call.result : null,
      error: call.success ? null : call.error.message,
      error_code: call.success ? null : call.error.code,
      execution_time_ms: call.executionTimeMs,
      cache_hit: call.cacheHit,
      retry_count: call.retryCount,
      isolation: call.isolation,
    };
  },
});
