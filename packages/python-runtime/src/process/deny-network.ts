import { runTool } from "../environment/run-tool.ts";

/** Root needs no user namespace of its own; others cannot do without. */
const variants = [
  ["unshare", "--net", "--"],
  ["unshare", "--user", "--map-current-user", "--net", "--"],
] as const;

let usable: Promise<readonly string[] | undefined> | undefined;

/**
 * Words that put a command into a network of its own, without even a loopback; `undefined` where the
 * system lets us not. Tried out once per process.
 */
export function findNetworkDenial(): Promise<readonly string[] | undefined> {
  usable ??= tryVariants();
  return usable;
}

async function tryVariants(): Promise<readonly string[] | undefined> {
  if (process.platform !== "linux") return undefined;
  for (const [file, ...args] of variants) {
    const { exitCode } = await runTool(file, [...args, "true"], { timeoutMs: 10_000 });
    if (exitCode === 0) return [file, ...args];
  }
  return undefined;
}
