import type { Diagnostic } from "@skillwright/core";
import type { LiveTestReport } from "@skillwright/python-runtime";

/** What a live test found, one error for each failed acceptance test included. */
export function describeLiveTest({ tests, diagnostics }: LiveTestReport): Diagnostic[] {
  const failed = tests.flatMap(({ status, action, input, message }, position): Diagnostic[] =>
    status === "failed"
      ? [
          {
            code: "test-failed",
            severity: "error",
            message: `test ${action} ${JSON.stringify(input)} failed: ${message ?? "no reason given"}`,
            file: "manifest.toml",
            path: `tests[${position}]`,
          },
        ]
      : [],
  );
  return [...diagnostics, ...failed];
}
