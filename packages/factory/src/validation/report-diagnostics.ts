import type { Diagnostic, DiagnosticSeverity } from "@skillwright/core";
import type { CheckSeverity, ValidationReport } from "./validation-report.ts";

const severities: Readonly<Record<CheckSeverity, DiagnosticSeverity>> = {
  info: "info",
  warning: "warning",
  error: "error",
  critical: "error",
  security: "error",
};

/** The findings of a report as the diagnostics that every other check gives, what was suppressed left out. */
export function reportDiagnostics({ results }: ValidationReport): Diagnostic[] {
  return results.flatMap(({ findings, status, rule, name }): Diagnostic[] => {
    if (status === "not-run") {
      const message = `the time was up before the rule "${name}" was asked`;
      return [{ code: rule, severity: "error", message }];
    }
    return findings.map(({ severity, message, why, fix, file, line, column }) => ({
      code: rule,
      severity: severities[severity],
      message: `${message}. ${why} ${fix}`,
      ...(file !== undefined && { file }),
      ...(line !== undefined && { line }),
      ...(column !== undefined && { column }),
    }));
  });
}
