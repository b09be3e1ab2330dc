import { readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** Parts that this process is writing. */
const active = new Set<string>();
let counter = 0;

/** The part of a file that is there already, for this process alone. */
export interface PartialFile {
  /** May not exist yet. */
  readonly path: string;
  /** Leaves what is there to whoever continues. */
  release(): Promise<void>;
  /** Removes it: it is of no use. */
  discard(): Promise<void>;
}

/**
 * Takes over the part of a file that an earlier download left, for one version of the file: two
 * processes never write to the same one. Parts of other versions are removed.
 *
 * @param fingerprint - of the version; without one nothing is continued.
 */
export async function claimPartialFile(
  target: string,
  fingerprint: string | undefined,
): Promise<PartialFile> {
  const directory = dirname(target);
  const prefix = `${basename(target)}.`;
  const free = `${prefix}${fingerprint ?? "unknown"}.part`;
  const own = join(directory, `${free}.${process.pid}-${counter++}`);
  active.add(own);
  let claimed = false;
  for (const name of await readdir(directory)) {
    if (!name.startsWith(prefix) || !/\.part(?:\.\d+-\d+)?$/.test(name)) continue;
    const path = join(directory, name);
    if (isInUse(path)) continue;
    const wanted = fingerprint !== undefined && !claimed && name.startsWith(free);
    if (!wanted) await rm(path, { force: true });
    // Only one process succeeds in renaming it.
    else
      claimed = await rename(path, own).then(
        () => true,
        () => false,
      );
  }
  return {
    path: own,
    async release() {
      await rename(own, join(directory, free)).catch(() => undefined);
      active.delete(own);
    },
    async discard() {
      await rm(own, { force: true });
      active.delete(own);
    },
  };
}

/** Whether a living process writes to it. */
function isInUse(path: string): boolean {
  const pid = Number(/\.part\.(\d+)-\d+$/.exec(path)?.[1]);
  if (Number.isNaN(pid)) return false;
  if (pid === process.pid) return active.has(path);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
