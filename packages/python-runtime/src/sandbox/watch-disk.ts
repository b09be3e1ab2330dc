import { stat } from "node:fs/promises";
import { measureDeletedFiles } from "./measure-deleted-files.ts";
import { measureDisk } from "./measure-disk.ts";

/** A look at a few hundred files takes milliseconds. */
const intervalMs = 500;

/**
 * Looks again and again at what a skill keeps on disk and reports the first excess. Directories have
 * no quota of their own that an ordinary user could set, so this is after the fact: between two looks
 * a skill can write as much as the disk takes in.
 *
 * @param pid - the skill's process, whose deleted but open files count as well.
 * @returns how to stop watching.
 */
export function watchDisk(
  pid: number,
  dirs: readonly string[],
  maxBytes: number,
  onExcess: () => void,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const look = async () => {
    const started = performance.now();
    const excessive = await isExcessive(pid, dirs, maxBytes);
    if (stopped) return;
    if (excessive) return onExcess();
    // Many files take long to count: half of the time is spent on it at most.
    wait(Math.max(intervalMs, performance.now() - started));
  };
  const wait = (ms: number) => {
    timer = setTimeout(look, ms).unref();
  };
  wait(intervalMs);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

async function isExcessive(
  pid: number,
  dirs: readonly string[],
  maxBytes: number,
): Promise<boolean> {
  try {
    const visible = await measureDisk(dirs, maxBytes);
    if (visible > maxBytes) return true;
    const devices = new Set(
      (await Promise.all(dirs.map((dir) => stat(dir)))).map(({ dev }) => dev),
    );
    return visible + (await measureDeletedFiles(pid, devices)) > maxBytes;
  } catch (error) {
    // A directory that cannot be looked into, or lies too deep for a path, would be the place to hide;
    // one that is gone is being cleaned up.
    return !(error instanceof Error && "code" in error && error.code === "ENOENT");
  }
}
