import type { JsonObject, JsonValue, SkillwrightError } from "@skillwright/core";
import type { ResourceUsage } from "../telemetry/resource-usage.ts";

/**
 * Who or what made a call fail.
 *
 * - `refused`: nothing was executed: unknown skill or action, bad input, open circuit.
 * - `caller`: the skill answered that the call makes no sense.
 * - `transient`: the same call may succeed a moment later.
 * - `permanent`: any other error of the skill.
 * - `timeout`: the time was up.
 * - `cancelled`: somebody ended it: the factory that stops.
 */
export type ErrorKind = "refused" | "caller" | "transient" | "permanent" | "timeout" | "cancelled";

interface ExecutionFacts {
  readonly skillId: string;
  /** Absent when the skill is unknown. */
  readonly version?: string | undefined;
  /** The action that was meant, as far as it was named. */
  readonly action?: string | undefined;
  readonly executionId: string;
  readonly correlationId: string;
  /** From the call to its answer, waits included, in milliseconds. */
  readonly executionTimeMs: number;
  readonly cacheHit: boolean;
  /** Whether an open circuit kept the skill from being called. */
  readonly circuitBreakerTriggered: boolean;
  /** Attempts after the first. */
  readonly retryCount: number;
  /** How the skill was confined: `none`, `limits`, `sandbox`. */
  readonly isolation: string;
  /** Of processes: what this call used. */
  readonly usage?: ResourceUsage | undefined;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** What the caller added. */
  readonly metadata: JsonObject;
}

/** How a call went: a skill's failure is a result, too. */
export type ExecutionResult =
  | (ExecutionFacts & { readonly success: true; readonly result: JsonValue })
  | (ExecutionFacts & {
      readonly success: false;
      readonly error: SkillwrightError;
      readonly errorKind: ErrorKind;
    });
