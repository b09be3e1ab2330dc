import { stat } from "node:fs/promises";
import { join } from "node:path";
import { InstructionError } from "../errors.ts";
import type { StagedSkill } from "../import/staged-skill.ts";
import type { LockedSkill } from "../lock/skill-lock.ts";
import { fileDigest } from "../package/instruction-file.ts";
import type { InstalledInstruction } from "./installed-instruction.ts";
import type { Approval } from "./instruction-store.ts";
import { loadLock, type StorePaths, saveLocked } from "./load-lock.ts";
import { readInstalled } from "./read-installed.ts";
import { approvalRequired, skillEdited } from "./store-failures.ts";
import { withStoreLock } from "./with-store-lock.ts";
import { writeSkill } from "./write-skill.ts";

/** Installs exactly the files whose digest was approved. */
export async function installSkill(
  store: StorePaths,
  staged: StagedSkill,
  { approved, replace = false }: Approval & { readonly replace?: boolean | undefined },
): Promise<InstalledInstruction> {
  if (!approved.includes(staged.digest)) throw approvalRequired(staged);
  const { name, files } = staged;
  return withStoreLock(store.dir, async () => {
    const locked = (await loadLock(store))[name];
    const existing = (await isThere(store.dir, name))
      ? await readInstalled(store.dir, name, locked)
      : undefined;
    if (existing && existing.digest !== staged.digest) {
      if (!replace) throw nameTaken(existing, staged);
      if (existing.edits.length > 0) throw skillEdited(name, existing.edits);
    }
    if (existing?.digest !== staged.digest) await writeSkill(store.dir, name, files);
    const entry = lockEntry(staged);
    await saveLocked(store, name, entry);
    return readInstalled(store.dir, name, entry);
  });
}

/** What the lock file says of a staged skill. */
export function lockEntry({ origin, digest, files }: StagedSkill): LockedSkill {
  return {
    ...origin,
    digest,
    files: Object.fromEntries(files.map((file) => [file.path, fileDigest(file)])),
  };
}

/** Whether a skill's directory exists. */
export async function isThere(dir: string, name: string): Promise<boolean> {
  return (await stat(join(dir, name)).catch(() => undefined)) !== undefined;
}

function nameTaken({ origin }: InstalledInstruction, staged: StagedSkill): InstructionError {
  const from = origin === undefined ? "made here" : `from ${origin.source}`;
  const message = `another skill called ${staged.name} is installed, ${from}; this one is from ${staged.origin.source}`;
  return new InstructionError(message, {
    code: "skill-name-taken",
    hint: "Import it under another name, or replace the other one.",
  });
}
