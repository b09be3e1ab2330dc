import type { CircuitState } from "../execution/circuit-breaker.ts";
import type { ErrorKind } from "../execution/execution-result.ts";
import type { RegistrationState } from "../registry/registration-state.ts";
import type { FindingCounts } from "../validation/validation-report.ts";

/** Which skill an event is about. */
export interface About {
  readonly skillId: string;
  readonly version: string;
}

/** Which call an event is about. */
export interface AboutCall extends About {
  readonly executionId: string;
  readonly correlationId: string;
  readonly action: string;
}

/** Every event and what it carries: ids, states and durations, never an input, a result or a secret. */
export interface SkillEventMap {
  SkillRegistered: About & { readonly current: boolean };
  SkillUnregistered: About & { readonly reason: string };
  SkillStateChanged: About & {
    readonly from: RegistrationState;
    readonly to: RegistrationState;
    readonly reason?: string | undefined;
  };
  /** An instance was made ready. */
  SkillCreated: About & { readonly durationMs: number };
  SkillExecutionStarted: AboutCall;
  SkillExecutionCompleted: AboutCall & {
    readonly executionTimeMs: number;
    readonly retryCount: number;
    readonly cacheHit: boolean;
  };
  SkillExecutionFailed: AboutCall & {
    readonly executionTimeMs: number;
    readonly retryCount: number;
    readonly errorCode: string;
    readonly errorKind: ErrorKind;
  };
  CircuitBreakerTriggered: About & { readonly from: CircuitState; readonly to: CircuitState };
  SkillHotReloaded: About & { readonly previousVersion: string };
  /** The old version keeps running. */
  SkillReloadFailed: {
    readonly skillId: string;
    readonly errorCode: string;
    readonly reason: string;
  };
  SkillValidationStarted: About & { readonly profile: string };
  SkillValidationCompleted: About & {
    readonly reportId: string;
    readonly isValid: boolean;
    readonly overallScore: number;
  };
  /** A failed check of severity critical or security. */
  SkillSecurityViolation: About & { readonly reportId: string; readonly counts: FindingCounts };
  SkillFeedbackReceived: { readonly skillId: string; readonly executionId: string };
}

/** The name of an event. */
export type SkillEventType = keyof SkillEventMap;

/** An event with its name and time, as {@link SkillEvents.onAny} gives it. */
export type AnySkillEvent = {
  [Type in SkillEventType]: {
    readonly type: Type;
    /** Milliseconds since the epoch. */
    readonly timestamp: number;
    /** `high` for what somebody should look at. */
    readonly priority: "normal" | "high";
    readonly data: SkillEventMap[Type];
  };
}[SkillEventType];
