import { mkdir, readdir, realpath, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isOwnerDead, mintWorkName, releaseWorkName } from "../store/work-owner.ts";
import { removeTree } from "./remove-tree.ts";

const prefix = "skillwright-run-";

/** A directory for one run of a skill. */
export interface RunDirectory extends AsyncDisposable {
  /** Real path. */
  readonly path: string;
}

let swept: Promise<void> | undefined;

/** Makes one, of mode 0700; the first call also removes what hosts that were killed left behind. */
export async function makeRunDirectory(): Promise<RunDirectory> {
  const parent = await realpath(tmpdir());
  swept ??= sweep(parent);
  const name = mintWorkName();
  const path = join(parent, prefix + name);
  await mkdir(path, { mode: 0o700 });
  return {
    path,
    [Symbol.asyncDispose]: async () => {
      // A sweep that is under way must not keep the process from ending cleanly.
      await Promise.all([removeTree(path), swept]);
      releaseWorkName(name);
    },
  };
}

/**
 * Only our own user's: everybody can make directories there. However old one is, it stays while its
 * owner lives: skills may run for weeks.
 */
async function sweep(parent: string): Promise<void> {
  const names = await readdir(parent).catch(() => []);
  for (const name of names.filter((name) => name.startsWith(prefix))) {
    if (!isOwnerDead(name.slice(prefix.length))) continue;
    const path = join(parent, name);
    const owner = await stat(path).catch(() => undefined);
    if (owner?.uid === process.getuid?.()) await removeTree(path).catch(() => {});
  }
}
