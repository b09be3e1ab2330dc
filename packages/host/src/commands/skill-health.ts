import { isRunnable, skillStates } from "@skillwright/core";
import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";
import { findSkill } from "../workspace/find-skill.ts";
import { checkSkillHealth } from "./check-skill-health.ts";

const healthSchema = z.enum(["ok", "degraded", "failing", "unreachable"]);

/**
 * Asks skills how they are, one after the other, and keeps count: five failures in a row
 * quarantine a skill.
 */
export const skillHealthCheck = defineCommand({
  name: "skill.health.check",
  payload: z.object({
    /** Default: every active skill. */
    skill_id: z.string().min(1).optional(),
  }),
  result: z.object({
    checked: z.int(),
    skills: z.array(
      z.object({
        skill_id: z.string(),
        health: healthSchema,
        detail: z.string().optional(),
        failures_in_a_row: z.int(),
        lifecycle_status: z.enum(skillStates),
      }),
    ),
  }),
  async run({ skill_id: wanted }, context) {
    const { store } = context.workspace;
    const records =
      wanted === undefined
        ? store.list().filter(({ state }) => isRunnable(state))
        : [findSkill(store, wanted)];
    const skills = [];
    for (const record of records) {
      context.signal.throwIfAborted();
      context.onProgress({ phase: "checking", message: record.id });
      const { status, detail } = await checkSkillHealth(record, context);
      const { health, state } = store.recordHealth(record.id, status, detail);
      skills.push({
        skill_id: record.id,
        health: status,
        detail,
        failures_in_a_row: health.streak,
        lifecycle_status: state,
      });
    }
    return { checked: skills.length, skills };
  },
});

/** What the latest checks found, without asking again. */
export const skillHealthStatus = defineCommand({
  name: "skill.health.status",
  payload: z.object({}),
  result: z.object({
    total: z.int(),
    skills: z.array(
      z.object({
        skill_id: z.string(),
        status: z.enum(skillStates),
        version: z.string(),
        runnable: z.boolean(),
        quarantined: z.boolean(),
        /** Null before the first check. */
        health: healthSchema.nullable(),
        failures_in_a_row: z.int(),
      }),
    ),
  }),
  async run(_payload, { workspace }) {
    const skills = workspace.store.list().map(({ id, state, version, health }) => ({
      skill_id: id,
      status: state,
      version,
      runnable: isRunnable(state),
      quarantined: state === "quarantined",
      health: health.status ?? null,
      failures_in_a_row: health.streak,
    }));
    return { total: skills.length, skills };
  },
});
