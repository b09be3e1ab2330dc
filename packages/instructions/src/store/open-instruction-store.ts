import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { findOutdated } from "../update/find-outdated.ts";
import { installSkill } from "./install-skill.ts";
import type { InstalledInstruction } from "./installed-instruction.ts";
import type { InstructionStore } from "./instruction-store.ts";
import { loadLock, type StorePaths } from "./load-lock.ts";
import { readInstalled } from "./read-installed.ts";
import { removeSkill } from "./remove-skill.ts";
import { restoreSkills } from "./restore-skills.ts";
import { skillNotFound } from "./store-failures.ts";
import { applyUpdate, stageUpdate } from "./update-skill.ts";

/** The lock file of a store, beside the skills. */
export const lockFileName = "skills.lock.json";

/** Opens a store of instruction skills; the directory is made with the first skill. */
export function openInstructionStore(directory: string): InstructionStore {
  const dir = resolve(directory);
  const store = { dir, lockPath: join(dir, lockFileName) };
  return {
    dir,
    list: () => listSkills(store),
    async get(name) {
      const skill = (await listSkills(store)).find((one) => one.name === name);
      if (skill === undefined) throw skillNotFound(name);
      return skill;
    },
    install: (staged, options) => installSkill(store, staged, options),
    remove: (name, options) => removeSkill(store, name, options),
    outdated: async ({ signal } = {}) => findOutdated(await loadLock(store), signal),
    stageUpdate: (name, options) => stageUpdate(store, name, options),
    update: (update, approval) => applyUpdate(store, update, approval),
    restore: (options) => restoreSkills(store, options),
  };
}

async function listSkills(store: StorePaths): Promise<InstalledInstruction[]> {
  const lock = await loadLock(store);
  const entries = await readdir(store.dir, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith("."));
  const skills = names.map(({ name }) => readInstalled(store.dir, name, lock[name]));
  return (await Promise.all(skills)).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
