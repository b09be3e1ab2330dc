import { tmpdir } from "node:os";
import { runTool } from "../environment/run-tool.ts";
import { openSandboxSession } from "./sandbox-session.ts";
import { wrapInSandbox } from "./wrap-in-sandbox.ts";

/** Whether skills can be confined here. */
export type SandboxSupport =
  | { readonly available: true }
  | { readonly available: false; readonly reason: string };

let support: Promise<SandboxSupport> | undefined;

/**
 * Tries the sandbox out, once per process: the programs it needs can be there and the kernel still
 * refuse user namespaces.
 */
export function checkSandboxSupport(): Promise<SandboxSupport> {
  support ??= trySandbox();
  return support;
}

async function trySandbox(): Promise<SandboxSupport> {
  if (process.platform !== "linux" && process.platform !== "darwin") {
    return { available: false, reason: `there is none for ${process.platform} yet` };
  }
  try {
    const { manager } = await openSandboxSession();
    const { errors } = await manager.checkDependenciesAsync();
    if (errors.length > 0) return { available: false, reason: errors.join("; ") };
    const { argv, release } = await wrapInSandbox(["true"], tmpdir(), {
      readable: [],
      writable: [],
      hosts: [],
    });
    const [file = "", ...args] = argv;
    const { exitCode, stderr } = await runTool(file, args, { timeoutMs: 30_000, cwd: "/" });
    release();
    if (exitCode === 0) return { available: true };
    return { available: false, reason: stderr.trim().split("\n").at(-1) || "it does not start" };
  } catch (error) {
    return { available: false, reason: error instanceof Error ? error.message : String(error) };
  }
}
