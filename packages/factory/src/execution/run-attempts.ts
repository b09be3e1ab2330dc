import type { JsonValue } from "@skillwright/core";
import { SkillwrightError } from "@skillwright/core";
import { factoryError } from "../errors.ts";
import type { AttemptRecord } from "../history/execution-record.ts";
import type { SkillContext } from "../skill/skill-context.ts";
import type { Verdict } from "./circuit-breaker.ts";
import { classifyFailure, type Failure } from "./classify-failure.ts";
import { Deadline } from "./deadline.ts";
import type { Engine } from "./engine.ts";
import type { ErrorKind } from "./execution-result.ts";
import type { PreparedCall } from "./prepare-call.ts";
import { retryDelays } from "./retry-delays.ts";
import { type RunReport, runOnce } from "./run-once.ts";
import { sleep } from "./sleep.ts";

/** How a call is to be tried. */
export interface AttemptPlan {
  readonly call: PreparedCall;
  /** Aborts at the end of the whole call. */
  readonly signal: AbortSignal;
  readonly attemptTimeoutMs: number;
  readonly retryCount: number;
  readonly circuitBreakerEnabled: boolean;
  /** Whether the call around this one holds the slot. */
  readonly nested: boolean;
  openContext(attempt: number, signal: AbortSignal): SkillContext;
}

/** How the tries went; filled in as they happen. */
export interface AttemptLog extends RunReport {
  readonly attempts: AttemptRecord[];
  circuitBreakerTriggered: boolean;
}

/**
 * Tries a call, and tries it again after transient errors of idempotent actions.
 *
 * One loop, one deadline. The slot is free while it waits for the next try.
 *
 * @throws whatever ended the last attempt, or the signal's reason.
 */
export async function runAttempts(
  engine: Engine,
  plan: AttemptPlan,
  log: AttemptLog,
): Promise<JsonValue> {
  const { call, signal, retryCount } = plan;
  const retries = call.action.idempotent ? retryCount : 0;
  for (const delayMs of retryDelays()) {
    const outcome = await tryOnce(engine, plan, log);
    if ("result" in outcome) return outcome.result;
    const { failure } = outcome;
    const over = signal.aborted || log.attempts.length > retries;
    if (over || !isWorthRetrying(failure.kind)) throw failure.error;
    await sleep(delayMs, signal).catch((reason) => {
      throw outOfTime(reason, failure);
    });
  }
  throw new RangeError("the delays are endless");
}

type AttemptOutcome = { readonly result: JsonValue } | { readonly failure: Failure };

async function tryOnce(
  engine: Engine,
  plan: AttemptPlan,
  log: AttemptLog,
): Promise<AttemptOutcome> {
  const { call, signal } = plan;
  const circuit = plan.circuitBreakerEnabled ? engine.circuit(call.registration.id) : undefined;
  using _ = plan.nested ? undefined : await engine.slots.acquire(signal);
  const outcome = Promise.withResolvers<AttemptOutcome>();
  const attempt = async () => {
    const made = await makeAttempt(engine, plan, log);
    outcome.resolve(made);
    return judge(made);
  };
  try {
    await (circuit === undefined ? attempt() : circuit.run(attempt));
  } catch (error) {
    if (!SkillwrightError.is(error, "circuit-open")) throw error;
    log.circuitBreakerTriggered = true;
    throw error;
  }
  return outcome.promise;
}

/** Runs the skill once, within the time for an attempt, and writes it down. Never throws. */
async function makeAttempt(
  engine: Engine,
  plan: AttemptPlan,
  log: AttemptLog,
): Promise<AttemptOutcome> {
  const { call, signal, attemptTimeoutMs } = plan;
  const { id } = call.registration;
  const number = log.attempts.length + 1;
  const startedAt = Date.now();
  const started = performance.now();
  const timeUp = () =>
    factoryError(`an attempt of ${id} took more than ${attemptTimeoutMs} ms`, {
      code: "execution-timeout",
    });
  const write = (fields: Pick<AttemptRecord, "status" | "errorCode" | "errorKind">) =>
    log.attempts.push({ number, ...fields, durationMs: performance.now() - started, startedAt });
  const limited = attemptTimeoutMs < Number.POSITIVE_INFINITY;
  using deadline = limited ? new Deadline(attemptTimeoutMs, timeUp, [signal]) : undefined;
  try {
    const context = plan.openContext(number, deadline?.signal ?? signal);
    const result = await runOnce(engine, call, context, log);
    write({ status: "ok" });
    return { result };
  } catch (thrown) {
    const failure = signal.aborted ? describeEnd(signal.reason, id) : classifyFailure(thrown, id);
    write({ status: "failed", errorCode: failure.error.code, errorKind: failure.kind });
    return { failure };
  }
}

/** The end of a call says by its reason whether the time was up or somebody ended it. */
export function describeEnd(reason: unknown, id: string): Failure {
  if (SkillwrightError.is(reason, "execution-timeout")) return { error: reason, kind: "timeout" };
  const message = reason instanceof Error ? reason.message : String(reason);
  const error = SkillwrightError.is(reason)
    ? reason
    : factoryError(`${id} was cancelled: ${message}`, { code: "execution-failed", cause: reason });
  return { error, kind: "cancelled" };
}

function judge(outcome: AttemptOutcome): Verdict {
  if ("result" in outcome) return "passed";
  switch (outcome.failure.kind) {
    case "transient":
    case "permanent":
    case "timeout":
      return "failed";
    case "caller":
    case "refused":
    case "cancelled":
      return "none";
  }
}

function isWorthRetrying(kind: ErrorKind): boolean {
  return kind === "transient" || kind === "timeout";
}

/** The deadline passed between two attempts: say so, and what the last one met. */
function outOfTime(reason: unknown, { error }: Failure): unknown {
  if (!SkillwrightError.is(reason, "execution-timeout")) return reason;
  return factoryError(`${reason.message}; the last attempt: ${error.message}`, {
    code: "execution-timeout",
    cause: error,
  });
}
