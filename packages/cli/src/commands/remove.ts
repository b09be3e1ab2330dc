import { hostCommands } from "@skillwright/host";
import type { CommandSession } from "../command-session.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";

/** Options of `skill remove`. */
export interface RemoveOptions {
  readonly force?: boolean | undefined;
}

/** `skill remove`: uninstalls a skill. */
export async function remove(
  session: CommandSession,
  id: string,
  { force }: RemoveOptions,
): Promise<ExitCode> {
  const answer = await session.call(hostCommands.skillRemove, { skill_id: id, force });
  if (!session.printedJson(answer)) session.terminal.print(`Removed ${answer.skill_id}.`);
  return exitCodes.done;
}
