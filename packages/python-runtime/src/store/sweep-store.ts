import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
} from "node:fs";
import { basename, join } from "node:path";
import type { StateDatabase } from "./state-database.ts";
import type { StoreLayout } from "./store-layout.ts";
import { isAbandoned, mintWorkName, releaseWorkName } from "./work-owner.ts";

/**
 * Removes what no row names: versions of crashed or finished operations and abandoned work.
 *
 * Runs under the database's write lock. Version directories appear under the same lock, in the
 * transaction that names them, so another process's half-made install is never seen here.
 *
 * @param id - only this skill; default all.
 */
export function sweepStore(database: StateDatabase, layout: StoreLayout, id?: string): void {
  const doomed = database.transaction(() => setAside(database, layout, id));
  for (const path of doomed) {
    rmSync(path, { recursive: true, force: true });
    releaseWorkName(basename(path));
  }
}

/** Renames strays into `.work`, which is quick; deleting their files can wait until the lock is free. */
function setAside(database: StateDatabase, layout: StoreLayout, id: string | undefined): string[] {
  const doomed: string[] = [];
  for (const skill of id === undefined ? listNames(layout.skills) : [id]) {
    const skillDir = join(layout.skills, skill);
    if (skillDir === layout.work) continue;
    const kept = new Set(
      database
        .all("SELECT digest FROM versions WHERE skill_id = ?", skill)
        .map((row) => basename(layout.versionDir(skill, String(row["digest"])))),
    );
    for (const version of listNames(skillDir)) {
      if (kept.has(version)) continue;
      mkdirSync(layout.work, { recursive: true });
      const path = join(layout.work, mintWorkName());
      renameSync(join(skillDir, version), path);
      doomed.push(path);
    }
    if (kept.size === 0) removeEmpty(skillDir);
  }
  if (id !== undefined) return doomed;
  for (const name of listNames(layout.work)) {
    const path = join(layout.work, name);
    if (isAbandoned(name, path)) doomed.push(path);
  }
  return doomed;
}

/** Moves a written package to its final place, durably. Call inside the transaction that names it. */
export function moveIntoPlace(from: string, to: string, parent: string): void {
  mkdirSync(parent, { recursive: true });
  renameSync(from, to);
  if (process.platform === "win32") return;
  for (const dir of [parent, join(parent, "..")]) {
    const handle = openSync(dir, "r");
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  }
}

function listNames(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch (error) {
    if (
      error instanceof Error &&
      "code" in error &&
      (error.code === "ENOENT" || error.code === "ENOTDIR")
    ) {
      return [];
    }
    throw error;
  }
}

function removeEmpty(dir: string): void {
  try {
    rmdirSync(dir);
  } catch {
    // Somebody put a file there, or it never existed: neither is ours to judge.
  }
}
