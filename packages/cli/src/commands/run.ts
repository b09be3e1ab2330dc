import { hostCommands } from "@skillwright/host";
import type { CommandSession } from "../command-session.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { readInput } from "../input/read-input.ts";
import { printable } from "../output/terminal.ts";

/** Options of `skill run`. */
export interface RunOptions {
  readonly input?: string | undefined;
  readonly timeout?: number | undefined;
}

/** `skill run`: calls one action and prints its result. */
export async function runSkill(
  session: CommandSession,
  id: string,
  action: string | undefined,
  { input, timeout }: RunOptions,
): Promise<ExitCode> {
  const answer = await session.call(hostCommands.skillInvoke, {
    skill_id: id,
    action,
    input: await readInput(input, session.streams),
    timeout_seconds: timeout,
  });
  const exitCode = answer.success ? exitCodes.done : exitCodes.failed;
  if (session.printedJson(answer)) return exitCode;
  const { terminal } = session;
  if (answer.success) {
    const { result } = answer;
    terminal.print(
      printable(typeof result === "string" ? result : JSON.stringify(result, undefined, 2)),
    );
  } else {
    terminal.notice(`${terminal.style("red", "error:")} ${printable(answer.error ?? "")}`);
    terminal.notice(`${terminal.style("cyan", "code:")} ${answer.error_code}`);
  }
  return exitCode;
}
