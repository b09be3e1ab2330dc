import { mkdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { InstructionError } from "../errors.ts";
import { recoverWork } from "./write-skill.ts";

/** No change of the store takes this long: whoever made an older lock is gone. */
const abandonedAfterMs = 60_000;
const retryMs = 25;

/**
 * Runs a change of a store while no other process changes it.
 *
 * @throws InstructionError `store-busy` after a minute of waiting.
 */
export async function withStoreLock<Result>(
  dir: string,
  change: () => Promise<Result>,
): Promise<Result> {
  const lock = join(dir, ".lock");
  await mkdir(dir, { recursive: true });
  const deadline = Date.now() + abandonedAfterMs;
  while (!(await acquire(lock))) {
    if (Date.now() > deadline) throw busy(dir);
    await wait(retryMs);
  }
  try {
    await recoverWork(dir);
    return await change();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

async function acquire(lock: string): Promise<boolean> {
  try {
    await mkdir(lock);
    return true;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    const stats = await stat(lock).catch(() => undefined);
    const isAbandoned = stats !== undefined && Date.now() - stats.mtimeMs > abandonedAfterMs;
    if (isAbandoned) await rm(lock, { recursive: true, force: true });
    return false;
  }
}

function busy(dir: string): InstructionError {
  return new InstructionError(`another process has been changing ${dir} for a minute`, {
    code: "store-busy",
    hint: "Wait for it to end, then try again.",
  });
}
