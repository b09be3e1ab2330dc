import { type AcceptanceTest, SkillwrightError } from "@skillwright/core";
import type { InvokeOutcome, SkillProcess } from "../process/skill-process.ts";
import type { TestResult } from "./live-test-report.ts";
import { matchesExpected } from "./matches-expected.ts";

/**
 * Runs one acceptance test. A test whose needs are not met is skipped, but its action is called all
 * the same: without its service it must answer with an error, not crash or hang.
 *
 * @param met - whether everything that the test needs is there.
 */
export async function runAcceptanceTest(
  skill: SkillProcess,
  test: AcceptanceTest,
  { met, timeoutMs, signal }: { met: boolean; timeoutMs: number; signal?: AbortSignal | undefined },
): Promise<TestResult> {
  const { action, input } = test;
  const started = performance.now();
  try {
    const outcome = await skill.invoke({ ...input, action }, { timeoutMs, signal });
    return { action, input, ...judge(outcome, test, met), durationMs: outcome.durationMs };
  } catch (error) {
    if (!SkillwrightError.is(error)) throw error;
    const durationMs = performance.now() - started;
    return {
      action,
      input,
      status: "failed",
      error: error.code,
      message: error.message,
      durationMs,
    };
  }
}

function judge(
  outcome: InvokeOutcome,
  { expect, expectError, needs }: AcceptanceTest,
  met: boolean,
): Pick<TestResult, "status" | "result" | "error" | "message"> {
  const answer =
    outcome.status === "ok" ? { result: outcome.result } : { error: outcome.error.code };
  if (!met) return { status: "skipped", ...answer, message: `it needs ${needs.join(" and ")}` };
  if (outcome.status === "error") {
    if (outcome.error.code === expectError) return { status: "passed", ...answer };
    const wanted = expectError === undefined ? "a result" : `the error ${expectError}`;
    const got = `the error ${outcome.error.code}: ${outcome.error.message}`;
    return { status: "failed", ...answer, message: `expected ${wanted}, got ${got}` };
  }
  if (expectError !== undefined) {
    const message = `expected the error ${expectError}, got ${shorten(outcome.result)}`;
    return { status: "failed", ...answer, message };
  }
  if (expect === undefined || matchesExpected(outcome.result, expect))
    return { status: "passed", ...answer };
  const message = `expected ${shorten(expect)}, got ${shorten(outcome.result)}`;
  return { status: "failed", ...answer, message };
}

function shorten(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
