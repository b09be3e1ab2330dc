import { z } from "zod";
import type { PythonInterpreter } from "./python-environment.ts";
import { runTool } from "./run-tool.ts";

// sys.executable is the interpreter itself even when what was started is a shim of a version manager.
const program = `
import json, os, sys
v = sys.version_info
level = {"alpha": "a", "beta": "b", "candidate": "rc", "final": ""}[v.releaselevel]
print(json.dumps({
  "path": os.path.realpath(sys.executable) if sys.prefix == sys.base_prefix else sys.executable,
  "version": "%d.%d.%d%s" % (v[0], v[1], v[2], level + str(v[4]) if level else ""),
  "prefix": sys.base_prefix,
}))`;

const answer = z.object({ path: z.string(), version: z.string(), prefix: z.string() });

/** An interpreter and the directory that its standard library lives under. */
export interface ProbedPython extends PythonInterpreter {
  readonly prefix: string;
}

/** A cold interpreter on a busy machine; a shim that waits for input never answers. */
const timeoutMs = 20_000;

/** Asks an executable what it is; `undefined` when it does not answer like a Python. */
export async function probePython(
  file: string,
  signal?: AbortSignal,
): Promise<ProbedPython | undefined> {
  const { exitCode, stdout } = await runTool(file, ["-I", "-S", "-c", program], {
    timeoutMs,
    signal,
  });
  if (exitCode !== 0) return undefined;
  try {
    return answer.parse(JSON.parse(stdout));
  } catch {
    return undefined;
  }
}
