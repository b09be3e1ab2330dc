import { type ChildProcess, spawn } from "node:child_process";

/**
 * Reads `+ TARGET` and `- TARGET` lines; a target is what `kill` takes: a process, or a group, negative. Its input ends when the host dies, by SIGKILL too; whatever
 * targets are then left are asked to end, and two seconds later made to. (dash knows no `kill --`.)
 */
const script = `
groups=""
while read -r op group; do
  case "$op" in
    +) groups="$groups $group" ;;
    -) kept=""
       for g in $groups; do [ "$g" = "$group" ] || kept="$kept $g"; done
       groups="$kept" ;;
  esac
done
[ -z "$groups" ] && exit 0
for g in $groups; do kill -TERM "$g" 2>/dev/null; done
sleep 2
for g in $groups; do kill -KILL "$g" 2>/dev/null; done
`;

let guard: ChildProcess | undefined;

/**
 * Tells the guard about a new (`+`) or ended (`-`) process, or, negative, process group. One guard serves the whole host; it
 * is a shell in a session of its own, so that what kills the host's group spares it.
 */
export function tellOrphanGuard(op: "+" | "-", target: number): void {
  if (process.platform === "win32") return;
  if (op === "+" && (guard === undefined || guard.exitCode !== null)) guard = startGuard();
  guard?.stdin?.write(`${op} ${target}\n`);
}

function startGuard(): ChildProcess {
  const child = spawn("/bin/sh", ["-c", script], {
    detached: true,
    env: { PATH: "/usr/bin:/bin" },
    stdio: ["pipe", "ignore", "ignore"],
  });
  // Neither the process nor its pipe keeps the host running.
  child.unref();
  if (child.stdin !== null && "unref" in child.stdin && typeof child.stdin.unref === "function") {
    child.stdin.unref();
  }
  child.stdin?.on("error", () => {});
  child.on("error", () => {});
  return child;
}
