import type { z } from "zod";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { formatKeyPath } from "../toml/key-path.ts";

/** What zod found wrong, as errors with their key paths. */
export function diagnosticsFromIssues(
  code: string,
  issues: readonly z.core.$ZodIssue[],
): Diagnostic[] {
  return issues.map((issue) => {
    const steps = issue.path.filter((step) => typeof step !== "symbol");
    const path = formatKeyPath(steps);
    const message = path === "" ? issue.message : `${path}: ${issue.message}`;
    return { code, severity: "error", message, path };
  });
}
