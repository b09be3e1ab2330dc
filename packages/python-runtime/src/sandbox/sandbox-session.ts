import { createRequire } from "node:module";
import { dirname } from "node:path";
import type { SandboxManager } from "@anthropic-ai/sandbox-runtime";
import { tellOrphanGuard } from "../process/orphan-guard.ts";
import { listChildren, readProc } from "./process-tree.ts";

/** The library, ready to wrap commands. */
export interface SandboxSession {
  readonly manager: typeof SandboxManager;
  /** Its helper programs: a sandbox that hides them does not start. */
  readonly libraryDir: string;
}

let session: Promise<SandboxSession> | undefined;

/** The one session of this process: it starts proxies, which takes 120 ms, so it starts on first use. */
export function openSandboxSession(): Promise<SandboxSession> {
  session ??= startSession();
  return session;
}

async function startSession(): Promise<SandboxSession> {
  const { SandboxManager: manager } = await import("@anthropic-ai/sandbox-runtime");
  const filesystem = { denyRead: [], allowWrite: [], denyWrite: [] };
  const restoreSignals = keepSignalHandlers();
  await manager.initialize({ network: { allowedDomains: [], deniedDomains: [] }, filesystem });
  restoreSignals();
  for (const pid of findBridges()) tellOrphanGuard("+", pid);
  const main = createRequire(import.meta.url).resolve("@anthropic-ai/sandbox-runtime");
  return { manager, libraryDir: dirname(dirname(main)) };
}

/**
 * The library listens to SIGINT and SIGTERM, and a signal that is listened to no longer ends a process:
 * Ctrl-C would do nothing in a host that has no handler of its own.
 */
function keepSignalHandlers(): () => void {
  const signals = ["SIGINT", "SIGTERM"] as const;
  const before = new Map(signals.map((signal) => [signal, process.listeners(signal)]));
  return () => {
    for (const [signal, known] of before) {
      for (const listener of process.listeners(signal)) {
        if (!known.includes(listener)) process.off(signal, listener);
      }
    }
  };
}

/** The library's helpers outside the sandbox, which outlive a host that is killed. */
function findBridges(): number[] {
  if (process.platform !== "linux") return [];
  return listChildren(process.pid).filter((pid) => readProc(`${pid}/comm`)?.trim() === "socat");
}

/** Skills that are being started, and may open the session yet. */
const starting = new Set<Promise<unknown>>();

/** Makes {@link closeSandbox} wait for a start: one that was given up goes on for a moment. */
export function holdSandboxDuring<T>(start: Promise<T>): Promise<T> {
  starting.add(start);
  const forget = () => void starting.delete(start);
  start.then(forget, forget);
  return start;
}

/**
 * Stops the proxies, which otherwise keep the process alive. Call it when no skill runs any more; the
 * next skill that starts opens a new session.
 */
export async function closeSandbox(): Promise<void> {
  await Promise.allSettled(starting);
  for (const pid of findBridges()) tellOrphanGuard("-", pid);
  const open = session;
  session = undefined;
  const { manager } = (await open?.catch(() => undefined)) ?? {};
  await manager?.reset();
}
