import type { DiagnosticSeverity } from "@skillwright/core";

/**
 * What a finding means for a skill.
 *
 * - `error`: the script cannot work (syntax, undefined names), or it turns data into code (`exec`,
 *   `eval`, a shell, unpickling): inside the sandbox that code still holds the skill's credentials.
 * - `warning`: dangerous, but confined by the sandbox; shown to the person who approves.
 * - `info`: untidy.
 */
export function ruleSeverity(code: string): DiagnosticSeverity | "ignored" {
  if (code === "invalid-syntax" || code.startsWith("E9")) return "error";
  return exceptions.get(code) ?? (code.startsWith("S") ? "warning" : severityOfF(code));
}

/** F5, F6, F7: format strings, comparisons and statements that fail when reached; F8: names. */
function severityOfF(code: string): DiagnosticSeverity {
  return /^F(?:5|6|7|82)/.test(code) ? "error" : "info";
}

const exceptions = new Map<string, DiagnosticSeverity | "ignored">([
  // Data that becomes code. https://docs.astral.sh/ruff/rules/#flake8-bandit-s
  ["S102", "error"], // exec
  ["S301", "error"], // pickle
  ["S302", "error"], // marshal
  ["S307", "error"], // eval
  ["S506", "error"], // yaml.load
  ["S602", "error"], // subprocess with shell=True
  ["S604", "error"], // any call with shell=True
  ["S605", "error"], // os.system, os.popen
  ["S609", "error"], // wildcard in a shell command
  // Untidy, not dangerous.
  ["S101", "ignored"], // assert
  ["S110", "info"], // try-except-pass
  ["S112", "info"], // try-except-continue
  ["S311", "info"], // pseudo-random numbers
  ["S404", "info"], // import subprocess: its use is what counts
  // F-strings without placeholders and the like.
  ["F541", "info"],
  ["F632", "warning"], // `is` with a literal
]);
