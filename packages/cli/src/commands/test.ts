import { hostCommands } from "@skillwright/host";
import type { CommandSession } from "../command-session.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { cutToWidth, printable, type Style } from "../output/terminal.ts";

const marks: Readonly<Record<"passed" | "failed" | "skipped", readonly [Style, string]>> = {
  passed: ["green", "✔"],
  failed: ["red", "✖"],
  skipped: ["dim", "○"],
};

/** `skill test`: runs the acceptance tests of an installed skill. */
export async function test(session: CommandSession, id: string): Promise<ExitCode> {
  const answer = await session.call(hostCommands.skillTest, { skill_id: id });
  const exitCode = answer.passed ? exitCodes.done : exitCodes.failed;
  if (session.printedJson(answer)) return exitCode;
  const { terminal } = session;
  for (const { action, input, status, message } of answer.tests) {
    const [style, mark] = marks[status];
    const call = printable(`${action} ${JSON.stringify(input)}`);
    terminal.print(`${terminal.style(style, mark)} ${cutToWidth(call, terminal.width - 2)}`);
    if (message) terminal.print(`  ${printable(message)}`);
  }
  for (const { severity, message } of answer.findings) {
    terminal.print(printable(`${severity}: ${message}`));
  }
  const count = (wanted: string) => answer.tests.filter(({ status }) => status === wanted).length;
  terminal.print(
    `${count("passed")} passed, ${count("failed")} failed, ${count("skipped")} skipped`,
  );
  return exitCode;
}
