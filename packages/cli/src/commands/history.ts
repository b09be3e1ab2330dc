import { hostCommands } from "@skillwright/host";
import type { CommandSession } from "../command-session.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { formatTable } from "../output/table.ts";
import { printable } from "../output/terminal.ts";

/** `skill history`: the latest calls, newest first. */
export async function history(
  session: CommandSession,
  id: string | undefined,
  { limit }: { readonly limit: number },
): Promise<ExitCode> {
  const answer = await session.call(hostCommands.skillHistory, { skill_id: id, limit });
  if (session.printedJson(answer)) return exitCodes.done;
  const { terminal } = session;
  if (answer.calls.length === 0) {
    terminal.print("Nothing was called yet.");
    return exitCodes.done;
  }
  const rows = answer.calls.map((call) => [
    call.started_at.slice(0, 19).replace("T", " "),
    call.error_code ?? call.status,
    `${call.execution_time_ms.toFixed(0)} ms`,
    call.isolation,
    printable(`${call.skill_id} ${call.action ?? ""}`),
  ]);
  const headings = ["STARTED (UTC)", "OUTCOME", "TIME", "ISOLATION", "CALL"];
  terminal.print(formatTable(headings, rows, terminal));
  return exitCodes.done;
}
