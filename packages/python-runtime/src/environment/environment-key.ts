import { sha256Hex } from "@skillwright/core";
import type { PythonInterpreter } from "./python-environment.ts";

/** The directory name of an environment: equal for equal dependencies, in any order, on one interpreter. */
export function environmentKey(
  { path, version }: PythonInterpreter,
  dependencies: readonly string[],
): string {
  const sorted = [...new Set(dependencies.map((dependency) => dependency.trim()))].sort();
  // 128 bits are plenty; a full digest makes paths too long for some systems' wheels.
  return sha256Hex(JSON.stringify([path, version, process.platform, process.arch, sorted])).slice(
    0,
    32,
  );
}
