import { existsSync } from "node:fs";

/**
 * What of /proc changes the kernel. It lets whoever is root outside write there, whatever namespace
 * they sit in, and /proc/sys/kernel/core_pattern runs a program as root; sandbox-runtime leaves it so.
 */
const kernelSwitches = ["sys", "sysrq-trigger", "irq", "bus", "fs", "acpi", "scsi"];

/** Room for Python's multiprocessing, whose semaphores lie there. */
const sharedMemoryBytes = 64 * 1024 * 1024;

/**
 * Closes what sandbox-runtime 0.0.83 leaves open in its bubblewrap command line: kernel settings that
 * root could write, and empty memory file systems of half the machine's memory over every hidden
 * directory. The hostile suite fails without either.
 *
 * @throws Error when the command line is not built as expected: better no sandbox than a weaker one.
 */
export function hardenBubblewrap(script: string): string {
  const mounted = " --proc /proc ";
  if (!script.startsWith("bwrap ") || !script.includes(mounted)) {
    throw new Error("sandbox-runtime builds its command line in another way than expected");
  }
  const switches = kernelSwitches
    .map((name) => `/proc/${name}`)
    .filter((path) => existsSync(path))
    .map((path) => `--ro-bind ${path} ${path} `);
  const memory = [...script.slice(0, script.indexOf(mounted)).matchAll(/ --tmpfs ('[^']*'|\S+)/g)];
  const emptied = memory.map(([, path]) => `--remount-ro ${path} `);
  const shared = `--size ${sharedMemoryBytes} --tmpfs /dev/shm --remount-ro /dev `;
  return script.replace(mounted, () => mounted + switches.join("") + shared + emptied.join(""));
}
