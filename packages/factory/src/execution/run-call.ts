import { randomUUID } from "node:crypto";
import type { JsonValue } from "@skillwright/core";
import { factoryError } from "../errors.ts";
import type { CallProgress } from "./call-progress.ts";
import type { CallScope } from "./call-scope.ts";
import { classifyFailure } from "./classify-failure.ts";
import { Deadline } from "./deadline.ts";
import type { Engine } from "./engine.ts";
import type { ExecutionOptions, ExecutionRequest } from "./execution-options.ts";
import type { ExecutionResult } from "./execution-result.ts";
import { type CallOutcome, finishCall } from "./finish-call.ts";
import { openContext } from "./open-context.ts";
import { findRunnable, type PreparedCall, prepareCall } from "./prepare-call.ts";
import { describeEnd, runAttempts } from "./run-attempts.ts";
import { throughCache } from "./through-cache.ts";

/** More is a circle that nobody declared. */
const maxDepth = 16;

/**
 * Runs one call from the look-up to the record of how it went.
 *
 * @throws the signal's reason when the caller's own signal aborted; everything else is a result.
 */
export async function runCall(
  engine: Engine,
  skillId: string,
  request: ExecutionRequest,
  options: ExecutionOptions,
  parent?: CallScope,
): Promise<ExecutionResult> {
  options.signal?.throwIfAborted();
  const started = performance.now();
  const progress = openProgress(engine, skillId, request, options, parent);
  const timeoutMs = options.timeoutMs ?? engine.defaultTimeoutMs;
  const timeUp = () =>
    factoryError(`${skillId} took more than ${timeoutMs} ms`, { code: "execution-timeout" });
  const enders = [options.signal, parent?.signal ?? engine.stopSignal];
  using deadline = new Deadline(timeoutMs, timeUp, enders);
  const { signal } = deadline;
  let outcome: CallOutcome;
  try {
    outcome = { result: await runPrepared(engine, request, progress, signal) };
  } catch (thrown) {
    const ended = signal.aborted && thrown === signal.reason;
    outcome = {
      failure: ended ? describeEnd(thrown, skillId) : classifyFailure(thrown, skillId),
    };
  }
  const result = finishCall(engine, progress, outcome, performance.now() - started);
  if (signal.aborted && options.signal?.aborted && signal.reason === options.signal.reason) {
    throw signal.reason;
  }
  return result;
}

function openProgress(
  { telemetry }: Engine,
  skillId: string,
  request: ExecutionRequest,
  options: ExecutionOptions,
  parent: CallScope | undefined,
): CallProgress {
  const executionId = randomUUID();
  const correlationId = parent?.correlationId ?? options.correlationId ?? executionId;
  const attributes = {
    "skill.id": skillId,
    "skill.execution_id": executionId,
    "skill.correlation_id": correlationId,
  };
  return {
    skillId,
    executionId,
    correlationId,
    parent,
    options,
    startedAt: Date.now(),
    span: telemetry.startExecution(skillId, attributes, parent?.span),
    action: request.action,
    cacheHit: false,
    isolation: "none",
    attempts: [],
    circuitBreakerTriggered: false,
  };
}

async function runPrepared(
  engine: Engine,
  request: ExecutionRequest,
  progress: CallProgress,
  signal: AbortSignal,
): Promise<JsonValue> {
  const { skillId, executionId, correlationId, parent } = progress;
  if (parent === undefined && engine.stopping()) {
    throw factoryError("the factory was stopped", { code: "factory-stopped" });
  }
  if ((parent?.depth ?? 0) >= maxDepth) {
    throw factoryError(`${skillId} is called through ${maxDepth} others`, {
      code: "call-depth-exceeded",
    });
  }
  const registration = findRunnable(engine.registry, skillId, request.version);
  progress.registration = registration;
  engine.registry.noteAccess(registration);
  const call = prepareCall(registration, request);
  progress.action = call.action.name;
  const about = { skillId, version: registration.version, executionId, correlationId };
  engine.registry.events.emit("SkillExecutionStarted", { ...about, action: call.action.name });
  return throughCache(engine, call, progress, () =>
    engine.telemetry.within(progress.span, () => attempt(engine, call, progress, signal)),
  );
}

function attempt(
  engine: Engine,
  call: PreparedCall,
  progress: CallProgress,
  signal: AbortSignal,
): Promise<JsonValue> {
  const { options, parent } = progress;
  const plan = {
    call,
    signal,
    attemptTimeoutMs: options.attemptTimeoutMs ?? Number.POSITIVE_INFINITY,
    retryCount: options.retryCount ?? 3,
    circuitBreakerEnabled: options.circuitBreakerEnabled ?? parent?.circuitBreakerEnabled ?? true,
    nested: parent !== undefined,
    openContext: (number: number, attemptSignal: AbortSignal) =>
      openContext(engine, call, progress, number, attemptSignal),
  };
  return runAttempts(engine, plan, progress);
}
