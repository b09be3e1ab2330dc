import type { ExecutionRecord } from "@skillwright/factory";
import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";

const callSchema = z.object({
  execution_id: z.string(),
  skill_id: z.string(),
  version: z.string().optional(),
  action: z.string().optional(),
  status: z.enum(["ok", "failed", "refused", "cancelled"]),
  error_code: z.string().optional(),
  cache_hit: z.boolean(),
  retry_count: z.int(),
  isolation: z.string(),
  execution_time_ms: z.number(),
  cpu_ms: z.number().optional(),
  peak_memory_bytes: z.number().optional(),
  started_at: z.string(),
});

/** The latest calls, newest first: never their inputs or results. */
export const skillHistory = defineCommand({
  name: "skill.history",
  payload: z.object({
    skill_id: z.string().min(1).optional(),
    limit: z.int().min(1).max(10_000).default(20),
  }),
  result: z.object({ calls: z.array(callSchema) }),
  async run({ skill_id: skillId, limit }, { workspace }) {
    const { history } = (await workspace.executor()).factory;
    return { calls: history.list({ skillId, limit }).map(callWire) };
  },
});

function callWire(record: ExecutionRecord): z.input<typeof callSchema> {
  const { version, action, status, isolation } = record;
  return {
    execution_id: record.executionId,
    skill_id: record.skillId,
    ...{ version, action, status, isolation },
    error_code: record.errorCode,
    cache_hit: record.cacheHit,
    retry_count: record.retryCount,
    execution_time_ms: record.executionTimeMs,
    cpu_ms: record.cpuMs,
    peak_memory_bytes: record.peakMemoryBytes,
    started_at: new Date(record.startedAt).toISOString(),
  };
}
