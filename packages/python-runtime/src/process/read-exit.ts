import type { ChildProcess } from "node:child_process";
import { constants } from "node:os";

/** How a process ended; shells and sandboxes report the signal that ended what they ran as 128 + its number. */
export function readExit({ exitCode, signalCode }: Pick<ChildProcess, "exitCode" | "signalCode">): {
  exitCode: number | null;
  signal: NodeJS.Signals | null;
} {
  const number = exitCode !== null && exitCode > 128 ? exitCode - 128 : undefined;
  const name = Object.entries(constants.signals).find(([, value]) => value === number)?.[0];
  return isSignal(name) ? { exitCode: null, signal: name } : { exitCode, signal: signalCode };
}

function isSignal(name: string | undefined): name is NodeJS.Signals {
  return name !== undefined && name in constants.signals;
}
