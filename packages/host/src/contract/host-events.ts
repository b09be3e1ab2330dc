import { skillStates } from "@skillwright/core";
import { z } from "zod";

/** A lifecycle state, or null for a skill that is not installed. */
const stateSchema = z.enum(skillStates).nullable();

const breakerStateSchema = z.enum(["closed", "open", "half_open"]);

/** Every event by its name, with its payload. Events may be added, and members to them. */
export const hostEventSchemas = {
  /** A slow command got further. May be dropped while the client does not read. */
  "command.progress": z.object({
    request_id: z.string(),
    command: z.string(),
    phase: z.string(),
    message: z.string().optional(),
  }),
  /** `skills.reload` was carried out. */
  "skills.reloaded": z.object({ request_id: z.string() }),
  /** A skill was written: it waits for approval, or is installed. */
  "skill.generated": z.object({
    request_id: z.string(),
    skill_id: z.string(),
    name: z.string(),
    status: z.enum(["proposed", "installed"]),
    digest: z.string(),
  }),
  /** A skill's lifecycle state changed, by whichever process. */
  "skill.state_changed": z.object({
    skill_id: z.string(),
    from: stateSchema,
    to: stateSchema,
  }),
  /** Another version of an installed skill became its current one. */
  "skill.version_changed": z.object({
    skill_id: z.string(),
    version: z.string(),
    digest: z.string(),
  }),
  /** `skill.invoke` ran an action. */
  "skill.executed": z.object({
    request_id: z.string(),
    skill_id: z.string(),
    success: z.boolean(),
    error_code: z.string().nullable(),
    execution_time_ms: z.number(),
    isolation: z.string(),
  }),
  /** A skill kept failing and is left alone for a while, is tried again, or works again. */
  "skill.breaker_changed": z.object({
    skill_id: z.string(),
    version: z.string(),
    from: breakerStateSchema,
    to: breakerStateSchema,
  }),
  /** A code skill's files changed, and it was loaded anew: further calls get the new one. */
  "skill.hot_reloaded": z.object({
    skill_id: z.string(),
    version: z.string(),
    previous_version: z.string(),
  }),
  /** A code skill's files changed, and the old one keeps running; `reason` says why. */
  "skill.reload_failed": z.object({
    skill_id: z.string(),
    error_code: z.string(),
    reason: z.string(),
  }),
} as const;

/** The name of an event. */
export type HostEventName = keyof typeof hostEventSchemas;

/** One event: its name and payload. */
export type HostEvent = {
  [Name in HostEventName]: {
    readonly event: Name;
    readonly payload: z.output<(typeof hostEventSchemas)[Name]>;
  };
}[HostEventName];
