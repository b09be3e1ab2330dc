import { hostCommands } from "@skillwright/host";
import type { CommandSession } from "../command-session.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { formatDiagnostic } from "../output/show-proposal.ts";
import { printable } from "../output/terminal.ts";

/** Options of `skill export`. */
export interface ExportOptions {
  readonly to: string;
  readonly scope: "project" | "user";
  readonly link?: boolean | undefined;
  readonly replace?: boolean | undefined;
}

/** `skill export`: puts a skill where a client finds it. */
export async function exportSkill(
  session: CommandSession,
  id: string,
  { to, scope, link = false, replace }: ExportOptions,
): Promise<ExitCode> {
  const answer = await session.call(hostCommands.skillInstructionExport, {
    skill_id: id,
    to,
    scope,
    method: link ? "link" : "copy",
    replace,
    cwd: session.streams.cwd,
  });
  if (session.printedJson(answer)) return exitCodes.done;
  const { terminal } = session;
  terminal.print(`${printable(answer.path)}: ${answer.status}`);
  for (const change of answer.changes) terminal.print(`  ${formatDiagnostic(change)}`);
  return exitCodes.done;
}
