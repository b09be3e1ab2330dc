import { createRequire } from "node:module";
import type { Diagnostic, Workspace } from "@astral-sh/ruff-wasm-nodejs";
import type { Problem } from "./validation-rule.ts";

const workspaces = new Map<number, Workspace>();

/** Functions with more ways through them than allowed, by ruff's rule C901. */
export function findComplexPython(path: string, text: string, maxComplexity: number): Problem[] {
  const findings: Diagnostic[] = workspaceFor(maxComplexity).check(text);
  const found = findings.filter(({ code }) => code === "C901");
  return found.map(({ message, start_location: { row, column } }) => ({
    message,
    file: path,
    line: row,
    column,
  }));
}

function workspaceFor(maxComplexity: number): Workspace {
  const known = workspaces.get(maxComplexity);
  if (known !== undefined) return known;
  // Loaded on first use: WASM takes 100 ms, and few programs validate.
  const require = createRequire(import.meta.url);
  const ruff: typeof import("@astral-sh/ruff-wasm-nodejs") = require("@astral-sh/ruff-wasm-nodejs");
  const lint = { select: ["C901"], mccabe: { "max-complexity": maxComplexity } };
  const workspace = new ruff.Workspace({ lint }, ruff.PositionEncoding.Utf16);
  workspaces.set(maxComplexity, workspace);
  return workspace;
}
