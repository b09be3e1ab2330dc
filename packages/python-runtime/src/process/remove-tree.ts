import { rm } from "node:fs/promises";
import { runTool } from "../environment/run-tool.ts";

const timeoutMs = 60_000;

/**
 * Removes a directory that a skill could write to, whatever it did there: without rights, deeper than
 * any path is long, or with so many files that listing them would fill our memory.
 *
 * @throws what kept it from being removed.
 */
export async function removeTree(dir: string): Promise<void> {
  if (process.platform !== "win32") {
    if (await removeStepwise(dir)) return;
    await runTool("chmod", ["-R", "u+rwx", dir], { timeoutMs });
    if (await removeStepwise(dir)) return;
  }
  await rm(dir, { recursive: true, force: true });
}

/** The system's own program goes down step by step, and needs no path longer than a name. */
async function removeStepwise(dir: string): Promise<boolean> {
  return (await runTool("rm", ["-rf", dir], { timeoutMs })).exitCode === 0;
}
