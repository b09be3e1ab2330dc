import type { Diagnostic } from "@skillwright/core";
import { checkWithRuff } from "./check-with-ruff.ts";
import { findHandlers } from "./find-handlers.ts";
import { findImports } from "./find-imports.ts";
import { parsePython } from "./parse-python.ts";

/** What a script says without being run. */
export interface ScriptAnalysis {
  /** Syntax errors (`python-syntax`), failing code (`python-f…`) and security findings (`python-s…`). */
  readonly diagnostics: readonly Diagnostic[];
  /** Protocol methods that the code decides on, e.g. `handshake`, `skill.handshake`. */
  readonly handlers: readonly string[];
  /** Top-level names of the imported modules, sorted. */
  readonly imports: readonly string[];
}

/**
 * Reads a Python script without running it: no Python is needed.
 *
 * Errors are syntax, undefined names, and calls that turn data into code (`exec`, `eval`, a shell,
 * unpickling). What the sandbox confines is a warning. Comments that silence linters are not obeyed.
 *
 * @param source - the script; a byte-order mark in front is ignored.
 */
export function analyzeScript(source: string): ScriptAnalysis {
  const text = source.replace(/^\uFEFF/, "");
  const tree = parsePython(text);
  return {
    diagnostics: checkWithRuff(text),
    handlers: findHandlers(tree, text),
    imports: findImports(tree, text),
  };
}
