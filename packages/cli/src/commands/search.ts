import { hostCommands } from "@skillwright/host";
import type { z } from "zod";
import type { CommandSession } from "../command-session.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { formatTable } from "../output/table.ts";
import { printable } from "../output/terminal.ts";

type Payload = z.input<typeof hostCommands.skillDiscoverySearch.payload>;

/** Options of `skill search`. */
export interface SearchOptions {
  readonly limit: number;
  readonly explain?: boolean | undefined;
  readonly source?: Payload["source"];
  readonly state?: Payload["state"];
  readonly tag?: string[] | undefined;
}

/** `skill search`: installed skills by relevance. */
export async function search(
  session: CommandSession,
  query: string,
  { tag: tags, explain = false, ...options }: SearchOptions,
): Promise<ExitCode> {
  const answer = await session.call(hostCommands.skillDiscoverySearch, {
    query,
    tags,
    explain,
    ...options,
  });
  if (session.printedJson(answer)) return exitCodes.done;
  const { terminal } = session;
  if (answer.results.length === 0) {
    terminal.print("No skill found.");
    return exitCodes.done;
  }
  const rows = answer.results.map(({ skill_id: id, source, score, description, reasons = [] }) => [
    score.toFixed(2),
    source,
    printable(id),
    printable(explain ? reasons.join("; ") : description).replaceAll("\n", " "),
  ]);
  const last = explain ? "WHY" : "DESCRIPTION";
  terminal.print(formatTable(["SCORE", "SOURCE", "SKILL", last], rows, terminal));
  return exitCodes.done;
}
