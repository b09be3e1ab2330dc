import { type Diagnostic, hasErrors, SkillwrightError, type TestNeed } from "@skillwright/core";
import type { ConnectedSkill } from "../process/connected-skill.ts";
import { connectSkill, type StartSkillOptions } from "../process/start-skill.ts";
import type { SkillPackage } from "../store/skill-store.ts";
import { callUntested } from "./call-untested.ts";
import type { LiveTestReport, TestResult } from "./live-test-report.ts";
import { probeRobustness } from "./probe-robustness.ts";
import { runAcceptanceTest } from "./run-acceptance-test.ts";
import { standInHosts } from "./stand-in-hosts.ts";

/** How {@link testSkill} tests. */
export interface TestSkillOptions extends StartSkillOptions {
  /** What is there: tests that need it run for real instead of being skipped. Default nothing. */
  readonly needs?: readonly TestNeed[] | undefined;
  /** Called with one line per step. */
  readonly onProgress?: ((message: string) => void) | undefined;
}

/**
 * Runs a skill and checks that it keeps its promises: handshake, health, acceptance tests, and what
 * JSON-RPC demands of odd requests.
 *
 * In validation mode, the default, it gets placeholders for credentials and no network, except local
 * servers that `settings` name. A skill that fails is a report, not an error.
 *
 * @throws SkillwrightError only for what is not the skill's fault: no Python, no environment.
 */
export async function testSkill(
  skill: SkillPackage,
  options: TestSkillOptions,
): Promise<LiveTestReport> {
  const { mode = "validation", settings = {}, onProgress } = options;
  const standIns = mode === "validation" ? { reachableHosts: standInHosts(settings) } : {};
  onProgress?.("handshake");
  let connected: ConnectedSkill;
  try {
    connected = await connectSkill(skill, { ...standIns, ...options, mode });
  } catch (error) {
    return { passed: false, tests: [], diagnostics: [toDiagnostic(error)] };
  }
  await using running = connected;
  const { handshake, isolation } = running;
  const findings = await testRunning(skill, running, options);
  const failed = findings.tests.some(({ status }) => status === "failed");
  return { passed: !failed && !hasErrors(findings.diagnostics), handshake, isolation, ...findings };
}

/** Codes that blame the skill; any other error is the machine's or the caller's and goes on. */
const faultsOfTheSkill = new Set([
  "skill-handshake-failed",
  "skill-timeout",
  "skill-crashed",
  "skill-protocol-violation",
  "skill-output-too-long",
  "skill-disk-limit",
  "script-metadata-invalid",
]);

function toDiagnostic(error: unknown): Diagnostic {
  if (!SkillwrightError.is(error) || !faultsOfTheSkill.has(error.code)) throw error;
  return { code: error.code, severity: "error", message: error.message };
}

async function testRunning(
  { manifest }: SkillPackage,
  skill: ConnectedSkill,
  options: TestSkillOptions,
): Promise<{ tests: TestResult[]; diagnostics: Diagnostic[] }> {
  const { needs = [], requestTimeoutMs = 30_000, signal, onProgress } = options;
  const bounds = { timeoutMs: requestTimeoutMs, signal };
  const tests: TestResult[] = [];
  const diagnostics: Diagnostic[] = [];
  try {
    onProgress?.("health");
    const { status, detail } = await skill.health(bounds);
    if (status === "failing") {
      const message = `it says that its health is failing${detail ? `: ${detail}` : ""}`;
      diagnostics.push({ code: "skill-unhealthy", severity: "error", message });
    }
    for (const test of manifest.tests) {
      onProgress?.(`test ${test.action}`);
      const met = test.needs.every((need) => needs.includes(need));
      tests.push(await runAcceptanceTest(skill, test, { met, ...bounds }));
    }
    diagnostics.push(...(await callUntested(manifest, skill, bounds)));
    onProgress?.("odd requests");
    diagnostics.push(...(await probeRobustness(skill, bounds)));
  } catch (error) {
    diagnostics.push(toDiagnostic(error));
  }
  return { tests, diagnostics };
}
