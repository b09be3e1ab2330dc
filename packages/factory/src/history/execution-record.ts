import type { ErrorKind } from "../execution/execution-result.ts";

/** One try at running a skill. */
export interface AttemptRecord {
  /** From 1. */
  readonly number: number;
  readonly status: "ok" | "failed";
  readonly errorCode?: string | undefined;
  readonly errorKind?: ErrorKind | undefined;
  readonly durationMs: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
}

/** One call, for the record: no input and no result, which may hold secrets. */
export interface ExecutionRecord {
  readonly executionId: string;
  /** The call that this one was made within. */
  readonly parentId?: string | undefined;
  readonly correlationId: string;
  readonly skillId: string;
  /** Absent when the skill is unknown. */
  readonly version?: string | undefined;
  readonly action?: string | undefined;
  readonly sessionId?: string | undefined;
  readonly userId?: string | undefined;
  readonly status: "ok" | "failed" | "refused" | "cancelled";
  readonly errorCode?: string | undefined;
  readonly errorKind?: ErrorKind | undefined;
  readonly cacheHit: boolean;
  readonly circuitBreakerTriggered: boolean;
  readonly retryCount: number;
  readonly isolation: string;
  readonly executionTimeMs: number;
  readonly cpuMs?: number | undefined;
  readonly peakMemoryBytes?: number | undefined;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** One for each try, failed ones that were retried included. */
  readonly attempts: readonly AttemptRecord[];
}
