import { randomBytes } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { formatLock, parseLock } from "../lock/lock-file.ts";
import type { LockedSkill, SkillLock } from "../lock/skill-lock.ts";

/** Where a store keeps what. */
export interface StorePaths {
  readonly dir: string;
  readonly lockPath: string;
}

/** The store's lock; empty when there is no file yet. */
export async function loadLock({ lockPath }: StorePaths): Promise<SkillLock> {
  try {
    return parseLock(await readFile(lockPath, "utf8"));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return {};
    throw error;
  }
}

/** Writes one skill into the lock, or takes it out; the file is there as a whole at any time. */
export async function saveLocked(
  store: StorePaths,
  name: string,
  locked: LockedSkill | undefined,
): Promise<void> {
  const { [name]: _, ...others } = await loadLock(store);
  const lock = locked === undefined ? others : { ...others, [name]: locked };
  const temporary = `${store.lockPath}.${randomBytes(4).toString("hex")}`;
  await writeFile(temporary, formatLock(lock));
  await rename(temporary, store.lockPath);
}
