/** Groups of live children; a child's group id is its process id. */
const live = new Set<number>();
let hooked = false;

/** From now on the group dies with this process, when it exits in an orderly way. */
export function registerGroup(pid: number): void {
  live.add(pid);
  if (hooked) return;
  hooked = true;
  process.on("exit", () => {
    for (const group of live) signalGroup(group, "SIGKILL");
  });
}

/** The group has ended. */
export function forgetGroup(pid: number): void {
  live.delete(pid);
}

/** Signals every process of the group; a group that is gone is fine. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(process.platform === "win32" ? pid : -pid, signal);
  } catch {
    // Nobody left.
  }
}
