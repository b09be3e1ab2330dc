import { InstructionError } from "../errors.ts";
import type { LockedSkill } from "../lock/skill-lock.ts";
import { stageLocked } from "../update/stage-locked.ts";
import { installSkill, isThere, lockEntry } from "./install-skill.ts";
import type { RestoredSkill } from "./instruction-store.ts";
import { loadLock, type StorePaths } from "./load-lock.ts";
import { differences, readInstalled } from "./read-installed.ts";

/** Installs what the lock file names and is not there; the lock file is the approval. */
export async function restoreSkills(
  store: StorePaths,
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): Promise<RestoredSkill[]> {
  const restored: RestoredSkill[] = [];
  for (const [name, locked] of Object.entries(await loadLock(store))) {
    restored.push({ name, status: await restore(store, name, locked, signal) });
  }
  return restored;
}

async function restore(
  store: StorePaths,
  name: string,
  locked: LockedSkill,
  signal: AbortSignal | undefined,
): Promise<RestoredSkill["status"]> {
  if (await isThere(store.dir, name)) {
    const { edits } = await readInstalled(store.dir, name, locked);
    if (edits.length > 0) throw mismatch(name, "what is installed", edits);
    return "unchanged";
  }
  const staged = await stageLocked(name, locked, { frozen: true, signal });
  const changed = differences(locked.files, lockEntry(staged).files);
  if (staged.digest !== locked.digest) throw mismatch(name, "its source", changed);
  await installSkill(store, staged, { approved: [locked.digest] });
  return "installed";
}

function mismatch(name: string, subject: string, paths: readonly string[]): InstructionError {
  return new InstructionError(
    `${subject} of ${name} is not what the lock file says: ${paths.join(", ")}`,
    {
      code: "lock-mismatch",
      hint: "Update the skill and look at the difference, or restore the lock file.",
    },
  );
}
