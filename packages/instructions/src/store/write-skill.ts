import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { InstructionFile } from "../package/instruction-file.ts";

/** Where changes of a store are prepared, by name of the skill. */
const workName = ".work";

/**
 * Puts a skill's files into `<dir>/<name>`, while the store is locked: written beside it first, so
 * that it is there as a whole or not at all, and what was there before goes only then.
 */
export async function writeSkill(
  dir: string,
  name: string,
  files: readonly InstructionFile[],
): Promise<void> {
  const work = join(dir, workName, name);
  try {
    await writeFiles(join(work, "new"), files);
    await rename(join(dir, name), join(work, "old")).catch(ignoreMissing);
    await rename(join(work, "new"), join(dir, name));
  } finally {
    await recoverWork(dir);
  }
}

/** Takes a skill out of the store, while the store is locked; a reader sees all of it or nothing. */
export async function takeOutSkill(dir: string, name: string): Promise<void> {
  const work = join(dir, workName, name);
  await mkdir(work, { recursive: true });
  await rename(join(dir, name), join(work, "removed"));
  await recoverWork(dir);
}

/** Finishes what a crash or an error left half done: a skill that was moved aside comes back. */
export async function recoverWork(dir: string): Promise<void> {
  const root = join(dir, workName);
  const names = await readdir(root).catch(() => []);
  for (const name of names) {
    // Fails when the new one is in its place already, or nothing was moved aside.
    await rename(join(root, name, "old"), join(dir, name)).catch(() => {});
  }
  await rm(root, { recursive: true, force: true });
}

/** Writes files below a directory that may not exist yet. */
export async function writeFiles(dir: string, files: readonly InstructionFile[]): Promise<void> {
  await mkdir(dir, { recursive: true });
  for (const { path, bytes, executable } of files) {
    const file = join(dir, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes, { flag: "wx", mode: executable ? 0o755 : 0o644 });
  }
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
}
