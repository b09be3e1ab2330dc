import { hostCommands } from "@skillwright/host";
import type { CommandSession } from "../command-session.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { printable } from "../output/terminal.ts";

interface Moved {
  readonly skill_id: string;
  readonly status: string;
  readonly version: string;
}

function report(session: CommandSession, moved: Moved): ExitCode {
  if (!session.printedJson(moved)) {
    const { skill_id: id, status, version } = moved;
    session.terminal.print(`${printable(id)} ${version} is ${status}.`);
  }
  return exitCodes.done;
}

/** `skill activate`: lets a disabled skill run again. */
export async function activate(session: CommandSession, id: string): Promise<ExitCode> {
  return report(session, await session.call(hostCommands.skillPythonActivate, { skill_id: id }));
}

/** `skill disable`: keeps a skill, but neither runs nor finds it. */
export async function disable(session: CommandSession, id: string): Promise<ExitCode> {
  return report(session, await session.call(hostCommands.skillPythonDisable, { skill_id: id }));
}

/** `skill rollback`: back to the last healthy version; once more undoes it. */
export async function rollback(session: CommandSession, id: string): Promise<ExitCode> {
  return report(session, await session.call(hostCommands.skillPythonRollback, { skill_id: id }));
}

/** `skill quarantine`: takes a skill out of use, with a reason that `skill show` tells. */
export async function quarantine(
  session: CommandSession,
  id: string,
  { reason }: { readonly reason?: string | undefined },
): Promise<ExitCode> {
  const payload = { skill_id: id, reason };
  return report(session, await session.call(hostCommands.skillPythonQuarantine, payload));
}
