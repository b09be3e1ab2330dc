import { hostCommands } from "@skillwright/host";
import type { CommandSession } from "../command-session.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { formatTable } from "../output/table.ts";
import { printable } from "../output/terminal.ts";

/** `skill stats`: how often skills were called, and how that went. */
export async function stats(session: CommandSession, id: string | undefined): Promise<ExitCode> {
  const answer = await session.call(hostCommands.skillStats, { skill_id: id });
  if (session.printedJson(answer)) return exitCodes.done;
  const { terminal } = session;
  if (answer.skills.length === 0) {
    terminal.print("Nothing was called yet.");
    return exitCodes.done;
  }
  const rows = answer.skills.map((skill) => [
    String(skill.total),
    `${skill.success_rate.toFixed(1)} %`,
    `${skill.p50_ms.toFixed(0)} ms`,
    `${skill.p95_ms.toFixed(0)} ms`,
    printable(skill.skill_id),
  ]);
  terminal.print(formatTable(["CALLS", "SUCCESS", "MEDIAN", "P95", "SKILL"], rows, terminal));
  return exitCodes.done;
}
