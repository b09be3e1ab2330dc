import { hostCommands } from "@skillwright/host";
import type { CommandSession } from "../command-session.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { printable, type Style } from "../output/terminal.ts";

const marks: Readonly<Record<"ok" | "warning" | "error", readonly [Style, string]>> = {
  ok: ["green", "✔"],
  warning: ["yellow", "!"],
  error: ["red", "✖"],
};

/** Options of `skill doctor`. */
export interface DoctorOptions {
  readonly installUv?: boolean | undefined;
}

/** `skill doctor`: what works here, what does not, and what to do about it. */
export async function doctor(
  session: CommandSession,
  { installUv }: DoctorOptions,
): Promise<ExitCode> {
  const answer = await session.call(hostCommands.hostDoctor, { install_uv: installUv });
  const exitCode = answer.healthy ? exitCodes.done : exitCodes.failed;
  if (session.printedJson(answer)) return exitCode;
  const { terminal } = session;
  for (const { name, status, detail, hint } of answer.checks) {
    const [style, mark] = marks[status];
    terminal.print(`${terminal.style(style, mark)} ${name}: ${printable(detail)}`);
    if (hint) terminal.print(`  ${terminal.style("cyan", "hint:")} ${printable(hint)}`);
  }
  return exitCode;
}
