import { untilAborted } from "../execution/until-aborted.ts";
import type { Suppression } from "./validation-config.ts";
import {
  type CheckResult,
  type CheckSeverity,
  checkSeverities,
  type Finding,
} from "./validation-report.ts";
import type { Problem, ValidationRule, ValidationSubject } from "./validation-rule.ts";

/** Asks one rule. A rule that throws has failed with severity `error`; it stops nobody else. */
export async function runRule(
  rule: ValidationRule,
  subject: ValidationSubject,
  severity: CheckSeverity,
  suppressions: readonly Suppression[],
): Promise<CheckResult> {
  const { id, name, type, why, fix } = rule;
  const base = { rule: id, name, type };
  const started = performance.now();
  const nothing = { findings: [], suppressed: [] };
  const toFinding = (problem: Problem): Finding => ({
    rule: id,
    severity: problem.severity ?? severity,
    message: problem.message,
    why,
    fix,
    ...(problem.file !== undefined && { file: problem.file }),
    ...(problem.line !== undefined && { line: problem.line }),
    ...(problem.column !== undefined && { column: problem.column }),
  });
  try {
    const problems = await untilAborted(ask(rule, subject), subject.signal);
    const all = problems.map(toFinding).map((finding) => ({
      finding,
      reason: findReason(finding, subject.skill.metadata.id, suppressions),
    }));
    const findings = all.flatMap(({ finding, reason }) => (reason === undefined ? [finding] : []));
    const suppressed = all.flatMap(({ finding, reason }) =>
      reason === undefined ? [] : [{ ...finding, reason }],
    );
    return {
      ...base,
      severity: worst(findings) ?? severity,
      status: findings.length > 0 ? "failed" : "passed",
      findings,
      suppressed,
      durationMs: performance.now() - started,
    };
  } catch (error) {
    const durationMs = performance.now() - started;
    if (subject.signal.aborted) {
      return { ...base, severity, status: "not-run", ...nothing, durationMs };
    }
    const reason = error instanceof Error ? error.message : String(error);
    const finding = toFinding({ message: `the rule itself failed: ${reason}`, severity: "error" });
    return {
      ...base,
      severity: "error",
      status: "failed",
      findings: [finding],
      suppressed: [],
      durationMs,
    };
  }
}

async function ask(rule: ValidationRule, subject: ValidationSubject): Promise<readonly Problem[]> {
  return rule.check(subject);
}

function findReason(
  { rule, file }: Finding,
  skillId: string,
  suppressions: readonly Suppression[],
): string | undefined {
  return suppressions.find(
    (each) =>
      each.rule === rule &&
      (each.skillId === undefined || each.skillId === skillId) &&
      (each.file === undefined || each.file === file),
  )?.reason;
}

function worst(findings: readonly Finding[]): CheckSeverity | undefined {
  return checkSeverities.findLast((severity) =>
    findings.some((finding) => finding.severity === severity),
  );
}
