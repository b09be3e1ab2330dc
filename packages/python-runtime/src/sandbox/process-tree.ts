import { readdirSync, readFileSync } from "node:fs";

/** What a process and all its descendants use right now; Linux only. */
export function measureProcessTree(root: number): { processes: number; memoryBytes: number } {
  let processes = 0;
  let memoryBytes = 0;
  for (const pid of listProcessTree(root)) {
    const status = readProc(`${pid}/status`);
    if (status === undefined) continue;
    processes += 1;
    for (const field of ["RssAnon", "RssShmem"]) {
      memoryBytes +=
        Number(new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(status)?.[1] ?? 0) * 1024;
    }
  }
  return { processes, memoryBytes };
}

/** A process and all its descendants; those that end meanwhile may be among them. */
export function listProcessTree(root: number): number[] {
  const seen = new Set([root]);
  // A set grows while it is walked.
  for (const pid of seen) for (const child of listChildren(pid)) seen.add(child);
  return [...seen];
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
