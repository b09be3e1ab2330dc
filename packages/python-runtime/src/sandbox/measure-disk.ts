import { lstat, opendir } from "node:fs/promises";
import { join } from "node:path";

/** An empty file takes an inode and a name; many of them fill a disk as well. */
const leastBytes = 4096;
const batchSize = 64;

/**
 * What directories hold on disk: their files' blocks, not their lengths.
 *
 * @param enoughBytes - counting ends beyond this.
 * @throws what kept it from looking into a directory, unless that is gone.
 */
export async function measureDisk(dirs: readonly string[], enoughBytes: number): Promise<number> {
  let bytes = 0;
  const waiting = [...dirs];
  const measure = async (paths: readonly string[]) => {
    const stats = await Promise.all(paths.map((path) => unlessGone(lstat(path))));
    for (const [index, path] of paths.entries()) {
      bytes += Math.max((stats[index]?.blocks ?? 0) * 512, leastBytes);
      // A link is not followed: it is its own few bytes.
      if (stats[index]?.isDirectory()) waiting.push(path);
    }
    return bytes > enoughBytes;
  };
  for (let dir = waiting.pop(); dir !== undefined; dir = waiting.pop()) {
    // In batches: a directory of a million names must not be held in memory.
    let batch: string[] = [];
    for await (const { name } of (await unlessGone(opendir(dir))) ?? []) {
      if (batch.push(join(dir, name)) < batchSize) continue;
      if (await measure(batch)) return bytes;
      batch = [];
    }
    if (await measure(batch)) return bytes;
  }
  return bytes;
}

/** What was there a moment ago may have been deleted or replaced. */
async function unlessGone<T>(looking: Promise<T>): Promise<T | undefined> {
  try {
    return await looking;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}
