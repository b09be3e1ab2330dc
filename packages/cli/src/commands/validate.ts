import { confirm, isCancel } from "@clack/prompts";
import { hostCommands } from "@skillwright/host";
import type { z } from "zod";
import type { CommandSession } from "../command-session.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { formatDiagnostic } from "../output/show-proposal.ts";
import { printable } from "../output/terminal.ts";

/** Options of `skill validate`. */
export interface ValidateOptions {
  readonly profile: z.input<typeof hostCommands.skillValidate.payload>["profile"];
  readonly fix?: boolean | undefined;
  readonly yes?: boolean | undefined;
}

/** `skill validate`: what is wrong with a skill's directory; `--fix` shows its changes before it makes them. */
export async function validate(
  session: CommandSession,
  dir: string,
  { profile, fix = false, yes = false }: ValidateOptions,
): Promise<ExitCode> {
  const request = { dir, cwd: session.streams.cwd, profile };
  let answer = await session.call(hostCommands.skillValidate, {
    ...request,
    fix: fix ? "show" : "none",
  });
  if (answer.diff && (yes || (await agrees(session, answer.diff)))) {
    const fixed = await session.call(hostCommands.skillValidate, { ...request, fix: "apply" });
    answer = { ...fixed, diff: answer.diff };
  }
  const exitCode = answer.valid ? exitCodes.done : exitCodes.failed;
  if (session.printedJson(answer)) return exitCode;
  const { terminal } = session;
  for (const diagnostic of answer.diagnostics) terminal.print(formatDiagnostic(diagnostic));
  if (answer.valid) terminal.print(`${terminal.style("green", "✔")} ${printable(dir)} is valid.`);
  return exitCode;
}

/** Shows the changes; nobody to ask means no. */
async function agrees({ terminal, streams, json }: CommandSession, diff: string): Promise<boolean> {
  if (json) return false;
  terminal.print(printable(diff));
  if (!terminal.interactive) {
    terminal.notice("Nothing was changed; add --yes to make these changes.");
    return false;
  }
  const answer = await confirm({ message: "Make these changes?", output: streams.stdout });
  return !isCancel(answer) && answer;
}
