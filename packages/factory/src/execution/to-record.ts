import type { ExecutionRecord } from "../history/execution-record.ts";
import type { CallProgress } from "./call-progress.ts";
import type { Failure } from "./classify-failure.ts";

/** What history keeps of a call that ended. */
export function toRecord(
  progress: CallProgress,
  failure: Failure | undefined,
  executionTimeMs: number,
): ExecutionRecord {
  const { parent, options, attempts, usage, action } = progress;
  return {
    executionId: progress.executionId,
    parentId: parent?.executionId,
    correlationId: progress.correlationId,
    // What callers make up has no length that we could rely on.
    skillId: progress.skillId.slice(0, 100),
    version: progress.registration?.version,
    action: action?.slice(0, 100),
    sessionId: parent?.sessionId ?? options.sessionId,
    userId: parent?.userId ?? options.userId,
    status: statusOf(failure),
    errorCode: failure?.error.code,
    errorKind: failure?.kind,
    cacheHit: progress.cacheHit,
    circuitBreakerTriggered: progress.circuitBreakerTriggered,
    retryCount: Math.max(0, attempts.length - 1),
    isolation: progress.isolation,
    executionTimeMs,
    cpuMs: usage?.cpuMs,
    peakMemoryBytes: usage?.peakMemoryBytes,
    startedAt: progress.startedAt,
    attempts,
  };
}

function statusOf(failure: Failure | undefined): ExecutionRecord["status"] {
  if (failure === undefined) return "ok";
  return failure.kind === "refused" || failure.kind === "cancelled" ? failure.kind : "failed";
}
