import { randomBytes } from "node:crypto";
import { statSync } from "node:fs";
import { hostname } from "node:os";

/** A pid can be taken again by an unrelated process; no install lasts this long. */
const abandonedAfterMs = 24 * 60 * 60 * 1000;

/** Names minted by this process: `process.kill(pid, 0)` cannot tell our own dead work from live work. */
const ours = new Set<string>();

/** A name under `.work/` that tells other processes whose it is. */
export function mintWorkName(): string {
  const name = `${hostToken()}.${process.pid}.${randomBytes(8).toString("hex")}`;
  ours.add(name);
  return name;
}

/** Call when the directory of that name is gone. */
export function releaseWorkName(name: string): void {
  ours.delete(name);
}

/**
 * Whether nobody is working in `.work/<name>` any more: its process is gone, or, for a process of
 * another machine on a shared directory, the directory has not changed for a day.
 */
export function isAbandoned(name: string, path: string): boolean {
  if (ours.has(name)) return false;
  if (isOwnerDead(name)) return true;
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats !== undefined && Date.now() - stats.mtimeMs > abandonedAfterMs;
}

/** Whether the process that minted a name ran on this machine and is gone. */
export function isOwnerDead(name: string): boolean {
  const [host, pid] = name.split(".");
  return host === hostToken() && pid !== undefined && !isAlive(Number(pid));
}

function hostToken(): string {
  return hostname().replace(/[^A-Za-z0-9-]/g, "-") || "host";
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it exists and belongs to somebody else.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
