import { readdirSync, readFileSync } from "node:fs";

/** What a process and all its descendants use right now; Linux only. */
export function measureProcessTree(root: number): { processes: number; memoryBytes: number } {
  let processes = 0;
  let memoryBytes = 0;
  const seen = new Set<number>();
  const visit = (pid: number): void => {
    if (seen.has(pid)) return;
    seen.add(pid);
    const status = readProc(`${pid}/status`);
    if (status === undefined) return;
    processes += 1;
    for (const field of ["RssAnon", "RssShmem"]) {
      memoryBytes +=
        Number(new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(status)?.[1] ?? 0) * 1024;
    }
    for (const child of listChildren(pid)) visit(child);
  };
  visit(root);
  return { processes, memoryBytes };
}

/** Processes that this one started and that still exist. */
export function listChildren(pid: number): number[] {
  const lists = listProc(`${pid}/task`).map((thread) => readProc(`${pid}/task/${thread}/children`));
  return lists.flatMap((list) => list?.trim().split(" ").filter(Boolean).map(Number) ?? []);
}

/** A file of /proc; `undefined` when its process is gone. */
export function readProc(path: string): string | undefined {
  try {
    return readFileSync(`/proc/${path}`, "utf8");
  } catch {
    // It ended between being listed and being read.
    return undefined;
  }
}

function listProc(path: string): string[] {
  try {
    return readdirSync(`/proc/${path}`);
  } catch {
    return [];
  }
}
