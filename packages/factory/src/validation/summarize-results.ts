import type { CheckResult, CheckSeverity, ValidationReport } from "./validation-report.ts";

/** Severities that make a skill invalid. */
const invalidating: ReadonlySet<CheckSeverity> = new Set(["error", "critical", "security"]);

/** Score, validity and counts: only what failed counts against a skill. */
export function summarizeResults(
  results: readonly CheckResult[],
): Pick<ValidationReport, "overallScore" | "isValid" | "counts" | "passed" | "total"> {
  const failed = results.filter(({ status }) => status === "failed");
  const passed = results.filter(({ status }) => status === "passed").length;
  const ran = passed + failed.length;
  const count = (severity: CheckSeverity) =>
    failed.filter((result) => result.severity === severity).length;
  return {
    overallScore: ran === 0 ? 100 : (passed / ran) * 100,
    isValid: ran === results.length && !failed.some(({ severity }) => invalidating.has(severity)),
    counts: {
      critical: count("critical"),
      security: count("security"),
      error: count("error"),
      warning: count("warning"),
      info: count("info"),
    },
    passed,
    total: results.length,
  };
}
