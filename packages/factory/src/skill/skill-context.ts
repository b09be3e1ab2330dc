import type { JsonObject, JsonValue } from "@skillwright/core";
import type { SkillStateStore } from "../hooks/skill-state-store.ts";

/** What a skill knows about the call it serves, and what it may do. */
export interface SkillContext {
  readonly skillId: string;
  readonly version: string;
  /** Unique per call. */
  readonly executionId: string;
  /** Shared by every call that one request led to. */
  readonly correlationId: string;
  readonly sessionId?: string | undefined;
  readonly userId?: string | undefined;
  /** From 1; more than 1 only for actions declared idempotent. */
  readonly attempt: number;
  /** When the attempt began, milliseconds since the epoch. */
  readonly startedAt: number;
  /** What the caller added; it cannot replace any of the fields above. */
  readonly metadata: JsonObject;
  /** Aborts at the deadline, or when the caller gives up. */
  readonly signal: AbortSignal;
  /** Values that outlive the call, for this skill and session alone. */
  readonly state: SkillStateStore;
  /**
   * Calls a skill named in `metadata.dependencies`, within the same deadline and slot.
   *
   * @throws SkillError with the code of what made the other call fail.
   */
  call(skillId: string, call?: NestedCall): Promise<JsonValue>;
}

/** What one skill asks of another. */
export interface NestedCall {
  /** Needed only where the other has several. */
  readonly action?: string | undefined;
  readonly input?: JsonObject | undefined;
  /** Which of the declared ranges, where the caller declares the other skill more than once. */
  readonly range?: string | undefined;
  /** Ends this call sooner than the one that it is made in. */
  readonly signal?: AbortSignal | undefined;
}
