import { hostCommands } from "@skillwright/host";
import type { CommandSession } from "../command-session.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { readText } from "../input/read-text.ts";
import { printable } from "../output/terminal.ts";

/** Options of `skill replay`. */
export interface ReplayOptions {
  readonly language?: string[] | undefined;
}

/** `skill replay`: the answer of a compiled skill; exit code 1 where it has none. */
export async function replay(
  session: CommandSession,
  file: string,
  prompt: string,
  { language: languages }: ReplayOptions,
): Promise<ExitCode> {
  const skill = await readText(file, session.streams);
  const answer = await session.call(hostCommands.skillReplay, { skill, prompt, languages });
  const exitCode = answer.answer === null ? exitCodes.failed : exitCodes.done;
  if (session.printedJson(answer)) return exitCode;
  const { terminal } = session;
  if (answer.answer === null) terminal.notice("The skill has no answer to this prompt.");
  else terminal.print(printable(answer.answer));
  return exitCode;
}
