import { mkdir, open, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describeStoreFailure } from "./describe-store-failure.ts";
import type { PackageFile } from "./package-files.ts";
import type { StoreLayout } from "./store-layout.ts";
import { mintWorkName, releaseWorkName } from "./work-owner.ts";

/** A package on disk that no row names yet. Disposing removes it, unless it was moved away. */
export interface WrittenPackage extends AsyncDisposable {
  readonly dir: string;
}

/** Writes the files durably into a work directory of their own. */
export async function writePackage(
  layout: StoreLayout,
  files: readonly PackageFile[],
): Promise<WrittenPackage> {
  const name = mintWorkName();
  const dir = join(layout.work, name);
  const written: WrittenPackage = {
    dir,
    [Symbol.asyncDispose]: async () => {
      await rm(dir, { recursive: true, force: true });
      releaseWorkName(name);
    },
  };
  try {
    await mkdir(dir, { recursive: true });
    const directories = new Set([dir]);
    for (const file of files) {
      const path = join(dir, file.path);
      await mkdir(dirname(path), { recursive: true });
      for (let parent = dirname(path); parent.length > dir.length; parent = dirname(parent)) {
        directories.add(parent);
      }
      await using handle = await open(path, "wx", 0o644);
      await handle.writeFile(file.bytes);
      await handle.sync();
    }
    for (const directory of directories) await syncDirectory(directory);
    return written;
  } catch (error) {
    await written[Symbol.asyncDispose]();
    throw describeStoreFailure(layout.root, error);
  }
}

async function syncDirectory(dir: string): Promise<void> {
  // Windows cannot open a directory; its file system journals names by itself.
  if (process.platform === "win32") return;
  await using handle = await open(dir, "r");
  await handle.sync();
}
