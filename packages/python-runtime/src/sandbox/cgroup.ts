import { randomBytes } from "node:crypto";
import {
  accessSync,
  constants,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Limits for all processes of a skill together. */
export interface GroupLimits {
  readonly memoryBytes: number;
  readonly processes: number;
}

/** A control group made for one skill. */
export interface SkillCgroup {
  /** Files to write a process id into, by the process itself before it becomes the skill. */
  readonly joinFiles: readonly string[];
  /** Removes the group once its processes are gone. */
  remove(): Promise<void>;
}

/** Where groups can be made, and how limits are spelled there. */
interface CgroupHome {
  readonly dir: string;
  readonly settings: (limits: GroupLimits) => Readonly<Record<string, string>>;
}

const mount = "/sys/fs/cgroup";
let homes: readonly CgroupHome[] | undefined;

/**
 * A control group with these limits, or `undefined` where this process may not make one. It holds for
 * root too, which rlimits do not, and counts what a skill keeps in memory file systems.
 */
export function createCgroup(limits: GroupLimits): SkillCgroup | undefined {
  homes ??= findHomes();
  if (homes.length === 0) return undefined;
  const made: string[] = [];
  const remove = async () => {
    for (const dir of made) await removeGroup(dir);
  };
  try {
    for (const home of homes) {
      const dir = join(home.dir, `skillwright-${process.pid}-${randomBytes(6).toString("hex")}`);
      mkdirSync(dir);
      made.push(dir);
      for (const [name, value] of Object.entries(home.settings(limits)))
        writeFileSync(join(dir, name), value);
    }
  } catch {
    void remove();
    homes = [];
    return undefined;
  }
  return { joinFiles: made.map((dir) => join(dir, "cgroup.procs")), remove };
}

/** Both controllers or none: version 2 has them in one tree, version 1 in one each. */
function findHomes(): CgroupHome[] {
  if (process.platform !== "linux") return [];
  try {
    const own = parseOwnGroups(readFileSync("/proc/self/cgroup", "utf8"));
    const found = findUnifiedHome(own.get("")) ?? findLegacyHomes(own) ?? [];
    for (const home of found) removeAbandoned(home);
    return found;
  } catch {
    return [];
  }
}

/** `4:memory:/path` per line; version 2 is the line without controllers. */
function parseOwnGroups(text: string): Map<string, string> {
  const groups = new Map<string, string>();
  for (const line of text.trim().split("\n")) {
    const [, controllers = "", path = "/"] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
    for (const controller of controllers.split(",")) groups.set(controller, path);
  }
  return groups;
}

/** A sibling of our own group: one that holds processes cannot have limited children. */
function findUnifiedHome(own: string | undefined): CgroupHome[] | undefined {
  if (own === undefined) return undefined;
  const dir = join(mount, own === "/" ? "/" : dirname(own));
  try {
    const controllers = readFileSync(join(dir, "cgroup.subtree_control"), "utf8").split(/\s+/);
    if (!["memory", "pids"].every((name) => controllers.includes(name))) return undefined;
    accessSync(dir, constants.W_OK);
    accessSync(join(dir, "cgroup.procs"), constants.W_OK);
  } catch {
    return undefined;
  }
  const settings = ({ memoryBytes, processes }: GroupLimits) => ({
    "memory.max": String(memoryBytes),
    "memory.oom.group": "1",
    "pids.max": String(processes),
  });
  return [{ dir, settings }];
}

function findLegacyHomes(own: ReadonlyMap<string, string>): CgroupHome[] | undefined {
  const home = (controller: string) => join(mount, controller, own.get(controller) ?? "/");
  const dirs = [home("memory"), home("pids")];
  try {
    for (const dir of dirs) accessSync(join(dir, "cgroup.procs"), constants.W_OK);
    accessSync(join(home("memory"), "memory.limit_in_bytes"));
  } catch {
    return undefined;
  }
  return [
    {
      dir: home("memory"),
      settings: ({ memoryBytes }) => ({ "memory.limit_in_bytes": String(memoryBytes) }),
    },
    { dir: home("pids"), settings: ({ processes }) => ({ "pids.max": String(processes) }) },
  ];
}

/** The kernel lets go of the last process a moment after it is reaped. */
async function removeGroup(dir: string): Promise<void> {
  for (let attempt = 0; attempt < 40; attempt++) {
    try {
      rmdirSync(dir);
      return;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EBUSY")) return;
      await sleep(25);
    }
  }
}

/** Groups of hosts that were killed; one that still has processes refuses to go. */
function removeAbandoned({ dir }: CgroupHome): void {
  for (const name of readdirSync(dir)) {
    const pid = /^skillwright-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    try {
      rmdirSync(join(dir, name));
    } catch {
      // Busy: its skills still end.
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
