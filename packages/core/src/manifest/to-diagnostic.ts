import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { formatKeyPath } from "../toml/key-path.ts";
import type { TomlLocator } from "../toml/locate-toml.ts";
import { manifestFileName } from "./manifest-file-name.ts";
import type { ManifestProblem } from "./manifest-problem.ts";

/** The problem as others see it; without a locator (there is no text yet) its place is left open. */
export function toDiagnostic(problem: ManifestProblem, locate?: TomlLocator): Diagnostic {
  const { code, message } = problem;
  const path = formatKeyPath(problem.path);
  return {
    code,
    severity: code === "key-unknown" ? "warning" : "error",
    message: path === "" ? message : `${path}: ${message}`,
    file: manifestFileName,
    ...(path !== "" && { path }),
    ...(locate && place(problem, locate)),
  };
}

function place({ code, path, suggestion }: ManifestProblem, locate: TomlLocator) {
  const key = locate(path, "key");
  const value = locate(path, "value");
  const { line, column } = code === "key-unknown" ? key : value;
  // A table may be spread over several headers, so renaming one would split it.
  if (suggestion === undefined || key.startOffset === value.startOffset) return { line, column };
  const { startOffset, endOffset } = key;
  const description = `rename the key to ${suggestion}`;
  return { line, column, fix: { description, startOffset, endOffset, text: suggestion } };
}
