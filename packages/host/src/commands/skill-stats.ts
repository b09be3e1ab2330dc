import type { SkillStatistics } from "@skillwright/factory";
import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";

const statisticsSchema = z.object({
  skill_id: z.string(),
  /** Calls, refused ones included. */
  total: z.int(),
  successful: z.int(),
  refused: z.int(),
  /** Tries, retried ones included. */
  attempts: z.int(),
  cache_hits: z.int(),
  /** Percent of the calls that were not refused. */
  success_rate: z.number(),
  average_ms: z.number(),
  min_ms: z.number(),
  max_ms: z.number(),
  p50_ms: z.number(),
  p95_ms: z.number(),
  p99_ms: z.number(),
  last_at: z.string(),
});

/** How the calls of one skill, or of every skill that was ever called, went. */
export const skillStats = defineCommand({
  name: "skill.stats",
  payload: z.object({ skill_id: z.string().min(1).optional() }),
  result: z.object({ skills: z.array(statisticsSchema) }),
  async run({ skill_id: id }, { workspace }) {
    const { history } = (await workspace.executor()).factory;
    const all = history.allStatistics().filter(({ skillId }) => id === undefined || skillId === id);
    return { skills: all.map(statisticsWire) };
  },
});

function statisticsWire(statistics: SkillStatistics): z.input<typeof statisticsSchema> {
  const { total, successful, refused, attempts } = statistics;
  return {
    skill_id: statistics.skillId,
    ...{ total, successful, refused, attempts },
    cache_hits: statistics.cacheHits,
    success_rate: statistics.successRate,
    average_ms: statistics.averageMs,
    min_ms: statistics.minMs,
    max_ms: statistics.maxMs,
    p50_ms: statistics.p50Ms,
    p95_ms: statistics.p95Ms,
    p99_ms: statistics.p99Ms,
    last_at: new Date(statistics.lastAt).toISOString(),
  };
}
