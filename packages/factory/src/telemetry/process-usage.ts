import { readFile } from "node:fs/promises";
import type { ResourceUsage } from "./resource-usage.ts";

/** Clock ticks per second in /proc; Linux shows user space 100 on every architecture. */
const ticksPerSecond = 100;

/**
 * What a process and its descendants have used, read from `/proc`.
 *
 * @returns `undefined` where there is no `/proc`, or when the process is gone.
 */
export async function readProcessUsage(pid: number): Promise<ResourceUsage | undefined> {
  try {
    const [stat, status, children] = await Promise.all([
      readFile(`/proc/${pid}/stat`, "utf8"),
      readFile(`/proc/${pid}/status`, "utf8"),
      readFile(`/proc/${pid}/task/${pid}/children`, "utf8").catch(() => ""),
    ]);
    const pids = children.split(" ").filter(Boolean).map(Number);
    const below = await Promise.all(pids.map(readProcessUsage));
    return [parseUsage(stat, status), ...below]
      .filter((usage) => usage !== undefined)
      .reduce((sum, usage) => ({
        cpuMs: sum.cpuMs + usage.cpuMs,
        peakMemoryBytes: Math.max(sum.peakMemoryBytes, usage.peakMemoryBytes),
      }));
  } catch {
    return undefined;
  }
}

/** @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function parseUsage(stat: string, status: string): ResourceUsage {
  // The name in parentheses may hold blanks and parentheses itself.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  // utime, stime, and those of children that ended: fields 14 to 17, the first here being the third.
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  const peakKb = /^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? "0";
  return { cpuMs: (ticks / ticksPerSecond) * 1000, peakMemoryBytes: Number(peakKb) * 1024 };
}
