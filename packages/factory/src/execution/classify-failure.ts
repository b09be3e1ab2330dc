import { SkillwrightError } from "@skillwright/core";
import { type FactoryErrorCode, factoryError } from "../errors.ts";
import type { ErrorKind } from "./execution-result.ts";

/** A failure as the executor deals with it. */
export interface Failure {
  readonly error: SkillwrightError;
  readonly kind: ErrorKind;
}

/** Nothing was executed, and trying again would not change that. */
const refusals: ReadonlySet<string> = new Set([
  "skill-not-found",
  "skill-not-runnable",
  "skill-integrity-failed",
  "action-unknown",
  "configuration-invalid",
  "input-invalid",
  "circuit-open",
  "factory-stopped",
  "call-depth-exceeded",
  "dependency-missing",
  "dependency-cycle",
  "dependency-undeclared",
  "composition-invalid",
  "service-missing",
  "credential-missing",
  "credential-unknown",
  "setting-invalid",
  "sandbox-required",
  "skill-restarts-exhausted",
  "python-not-found",
  "python-version-unsatisfied",
  "python-venv-missing",
  "uv-version-unsatisfied",
]);

/** How a skill says that the call makes no sense. */
const callerFaults: ReadonlySet<string> = new Set([
  "invalid-input",
  "invalid-request",
  "method-not-found",
  "not-written-yet",
]);

/** The process is gone; the next one may do better. */
const transients: ReadonlySet<string> = new Set(["skill-crashed", "skill-start-failed"]);

const timeouts: ReadonlySet<string> = new Set(["execution-timeout", "skill-timeout"]);

/** Turns whatever was thrown into an error with a code, and says what kind of failure it is. */
export function classifyFailure(thrown: unknown, skillId: string): Failure {
  if (!SkillwrightError.is(thrown))
    return { error: describeThrown(thrown, skillId), kind: "permanent" };
  return { error: thrown, kind: kindOf(thrown) };
}

function kindOf(error: SkillwrightError): ErrorKind {
  // Not `instanceof`: a skill may bring its own copy of the class.
  if ("transient" in error) {
    if (error.transient === true) return "transient";
    return callerFaults.has(error.code) ? "caller" : "permanent";
  }
  if (refusals.has(error.code)) return "refused";
  if (timeouts.has(error.code)) return "timeout";
  return transients.has(error.code) ? "transient" : "permanent";
}

function describeThrown(thrown: unknown, skillId: string): SkillwrightError<FactoryErrorCode> {
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return factoryError(`${skillId} failed: ${reason}`, { code: "execution-failed", cause: thrown });
}
