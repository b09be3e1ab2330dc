import { tmpdir } from "node:os";
import { join } from "node:path";
import { type PythonEnvironment, resolvePythonEnvironment } from "@skillwright/python-runtime";

let environment: Promise<PythonEnvironment> | undefined;

/** The system's Python, looked for once per test file. */
export function systemPython(): Promise<PythonEnvironment> {
  const cacheDir = join(tmpdir(), "skillwright-test-environments");
  environment ??= resolvePythonEnvironment({ prefer: "venv", cacheDir });
  return environment;
}
