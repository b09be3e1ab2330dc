import { readdir, stat } from "node:fs/promises";
import { listProcessTree } from "./process-tree.ts";

/**
 * Bytes of files on these devices that processes deleted and still hold open: they fill a disk and
 * show in no directory. Linux only; 0 elsewhere.
 *
 * @param root - the processes are this one and its descendants.
 */
export async function measureDeletedFiles(
  root: number,
  devices: ReadonlySet<number>,
): Promise<number> {
  const sizes = new Map<number, number>();
  for (const pid of listProcessTree(root)) {
    const dir = `/proc/${pid}/fd`;
    for (const name of await readdir(dir).catch(() => [])) {
      const stats = await stat(`${dir}/${name}`).catch(() => undefined);
      if (stats?.isFile() && stats.nlink === 0 && devices.has(stats.dev)) {
        sizes.set(stats.ino, stats.blocks * 512);
      }
    }
  }
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}
