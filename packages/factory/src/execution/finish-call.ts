import type { JsonValue } from "@skillwright/core";
import type { CallProgress } from "./call-progress.ts";
import type { Failure } from "./classify-failure.ts";
import type { Engine } from "./engine.ts";
import type { ExecutionResult } from "./execution-result.ts";
import { toRecord } from "./to-record.ts";

/** What came of a call. */
export type CallOutcome = { readonly result: JsonValue } | { readonly failure: Failure };

/** Writes the call down, tells whoever listens, and makes the result. */
export function finishCall(
  engine: Engine,
  progress: CallProgress,
  outcome: CallOutcome,
  executionTimeMs: number,
): ExecutionResult {
  const { skillId, executionId, correlationId, registration, action, cacheHit } = progress;
  const failure = "failure" in outcome ? outcome.failure : undefined;
  const record = toRecord(progress, failure, executionTimeMs);
  const { retryCount } = record;
  engine.history.record(record);
  engine.telemetry.endExecution(progress.span, record);
  if (registration !== undefined) {
    const about = { skillId, version: registration.version, executionId, correlationId };
    const facts = { ...about, action: action ?? "", executionTimeMs, retryCount };
    if (failure === undefined) {
      engine.registry.events.emit("SkillExecutionCompleted", { ...facts, cacheHit });
    } else {
      const { error, kind } = failure;
      if (kind !== "refused") engine.registry.noteError(registration, error);
      engine.registry.events.emit("SkillExecutionFailed", {
        ...facts,
        errorCode: error.code,
        errorKind: kind,
      });
    }
  }
  const facts = {
    skillId,
    version: registration?.version,
    action,
    executionId,
    correlationId,
    executionTimeMs,
    cacheHit,
    circuitBreakerTriggered: progress.circuitBreakerTriggered,
    retryCount,
    isolation: progress.isolation,
    usage: progress.usage,
    startedAt: progress.startedAt,
    metadata: progress.options.metadata ?? {},
  };
  if ("result" in outcome) return { ...facts, success: true, result: outcome.result };
  return {
    ...facts,
    success: false,
    error: outcome.failure.error,
    errorKind: outcome.failure.kind,
  };
}
