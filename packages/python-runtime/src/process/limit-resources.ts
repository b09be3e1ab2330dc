import type { ResourceLimits } from "./launch-plan.ts";

/**
 * Puts resource limits in front of a command: a shell sets them on itself and becomes the command.
 * A limit that the system does not know (memory on macOS) is left out by the shell.
 */
export function limitResources(
  command: readonly string[],
  { memoryMb = 512, processes = 32, cpuSeconds, openFiles = 256, fileMb = 256 }: ResourceLimits,
  { ownUsers }: { readonly ownUsers: boolean },
): string[] {
  const limits = [
    "-c 0",
    `-n ${openFiles}`,
    // Address space, of which threads and libraries reserve far more than they use.
    `-v ${memoryMb * 2 * 1024}`,
    `-f ${fileMb * 2048}`,
    ...(cpuSeconds === undefined ? [] : [`-t ${cpuSeconds}`]),
  ];
  // Counts every process of the user, so it says something only where the sandbox has users of its own.
  // The letter depends on the shell.
  if (ownUsers) limits.push(`-u ${processes} 2>/dev/null || ulimit -p ${processes}`);
  const script = `${limits.map((limit) => `ulimit ${limit} 2>/dev/null`).join("; ")}; exec "$@"`;
  return ["/bin/sh", "-c", script, "sh", ...command];
}
