import { join } from "node:path";
import { agentSkillFileName, digestFiles } from "@skillwright/core";
import { InstructionError } from "../errors.ts";
import { stageSkill } from "../import/stage-skill.ts";
import { diffFiles } from "../update/diff-files.ts";
import { mergeFiles } from "../update/merge-files.ts";
import { stageLocked } from "../update/stage-locked.ts";
import type { StagedUpdate } from "../update/staged-update.ts";
import { lockEntry } from "./install-skill.ts";
import type { InstalledInstruction } from "./installed-instruction.ts";
import type { Approval, InstructionStore } from "./instruction-store.ts";
import { loadLock, type StorePaths, saveLocked } from "./load-lock.ts";
import { readInstalled } from "./read-installed.ts";
import { readSkillFiles } from "./read-skill-files.ts";
import { approvalRequired, skillEdited, skillNotFound } from "./store-failures.ts";
import { withStoreLock } from "./with-store-lock.ts";
import { writeSkill } from "./write-skill.ts";

/** What an update would do; nothing is written. */
export async function stageUpdate(
  store: StorePaths,
  name: string,
  { conflicts = "local", signal }: Parameters<InstructionStore["stageUpdate"]>[1] = {},
): Promise<StagedUpdate> {
  const locked = (await loadLock(store))[name];
  if (locked === undefined) throw skillNotFound(name);
  const upstream = await stageLocked(name, locked, { frozen: false, signal });
  const installed = await readSkillFiles(join(store.dir, name));
  const { files, changes } = mergeFiles(locked.files, installed, upstream.files, conflicts);
  const result = stageSkill(files, upstream.origin, name);
  if (!("staged" in result)) {
    throw new InstructionError(
      `the update would leave ${name} without a ${agentSkillFileName} that loads`,
      {
        code: "source-unsafe",
        hint: "Take the source's version of files that changed on both sides.",
        diagnostics: result.diagnostics,
      },
    );
  }
  return {
    name,
    staged: { ...result.staged, name },
    upstream,
    installedDigest: digestFiles(installed),
    changes,
    diff: diffFiles(installed, files),
  };
}

/** Installs an update whose digest was approved, if nothing was edited since it was staged. */
export async function applyUpdate(
  store: StorePaths,
  { name, staged, upstream, installedDigest }: StagedUpdate,
  { approved }: Approval,
): Promise<InstalledInstruction> {
  if (!approved.includes(staged.digest)) throw approvalRequired(staged);
  return withStoreLock(store.dir, async () => {
    const installed = await readInstalled(store.dir, name, (await loadLock(store))[name]);
    if (installed.digest !== installedDigest) throw skillEdited(name, installed.edits);
    if (staged.digest !== installedDigest) await writeSkill(store.dir, name, staged.files);
    // What the source has, not what is installed: local edits stay edits at the next update.
    const entry = lockEntry(upstream);
    await saveLocked(store, name, entry);
    return readInstalled(store.dir, name, entry);
  });
}
