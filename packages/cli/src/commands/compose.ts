import { hostCommands } from "@skillwright/host";
import type { CommandSession } from "../command-session.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { readInput } from "../input/read-input.ts";
import { readText } from "../input/read-text.ts";
import { printable } from "../output/terminal.ts";

/** Options of `skill compose`. */
export interface ComposeOptions {
  readonly input?: string | undefined;
  readonly timeout?: number | undefined;
}

/** `skill compose`: runs several skills as one and prints the result. */
export async function compose(
  session: CommandSession,
  file: string,
  { input, timeout }: ComposeOptions,
): Promise<ExitCode> {
  const answer = await session.call(hostCommands.skillCompose, {
    composition: await readText(file, session.streams),
    input: await readInput(input, session.streams),
    timeout_seconds: timeout,
  });
  const exitCode = answer.status === "completed" ? exitCodes.done : exitCodes.failed;
  if (session.printedJson(answer)) return exitCode;
  const { terminal } = session;
  for (const { id, skill, status, error } of answer.steps) {
    const why = error ? `: ${error.message}` : "";
    terminal.notice(printable(`${id} (${skill}) ${status}${why}`));
  }
  if (answer.status === "completed") {
    terminal.print(printable(JSON.stringify(answer.output, undefined, 2)));
  }
  return exitCode;
}
