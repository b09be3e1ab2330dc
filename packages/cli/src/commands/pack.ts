import { hostCommands } from "@skillwright/host";
import type { CommandSession } from "../command-session.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";

/** `skill pack`: prints the skill pack of a compiled config; the pack is JSON itself. */
export async function pack(session: CommandSession, config: string): Promise<ExitCode> {
  const { cwd, stdout } = session.streams;
  const answer = await session.call(hostCommands.skillPack, { config, cwd });
  stdout.write(answer.pack.endsWith("\n") ? answer.pack : `${answer.pack}\n`);
  return exitCodes.done;
}
