import type { Diagnostic as RuffDiagnostic } from "@astral-sh/ruff-wasm-nodejs";
import type { Diagnostic } from "@skillwright/core";
import { explainRule } from "./explain-rule.ts";
import { ignoreSuppressions } from "./ignore-suppressions.ts";
import { ruffWorkspace } from "./ruff-workspace.ts";
import { ruleSeverity } from "./rule-severity.ts";

/** Syntax errors and findings of ruff's F and S rules, in the order of the source. */
export function checkWithRuff(source: string): Diagnostic[] {
  const findings: RuffDiagnostic[] = ruffWorkspace().check(ignoreSuppressions(source));
  const diagnostics: Diagnostic[] = [];
  for (const { code, message, start_location: start } of findings) {
    const rule = code ?? "invalid-syntax";
    const severity = ruleSeverity(rule);
    if (severity === "ignored") continue;
    const reason = explainRule(rule);
    diagnostics.push({
      code: rule === "invalid-syntax" ? "python-syntax" : `python-${rule.toLowerCase()}`,
      severity,
      message: reason === undefined ? message : `${message}: ${reason}`,
      line: start.row,
      column: start.column,
    });
  }
  return diagnostics;
}
