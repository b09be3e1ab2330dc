import { hostCommands } from "@skillwright/host";
import type { z } from "zod";
import type { CommandSession } from "../command-session.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { formatDiagnostic } from "../output/show-proposal.ts";
import { printable } from "../output/terminal.ts";

/** Options of `skill update`. */
export interface UpdateOptions {
  readonly yes?: boolean | undefined;
  readonly conflicts: "local" | "source";
}

type Update = z.output<typeof hostCommands.skillInstructionUpdate.result>;

/** `skill outdated`: which instruction skills have something newer at their source. */
export async function outdated(session: CommandSession): Promise<ExitCode> {
  const answer = await session.call(hostCommands.skillInstructionOutdated, {});
  if (session.printedJson(answer)) return exitCodes.done;
  for (const { name, status, message } of answer.skills) {
    session.terminal.print(
      `${printable(name)}: ${status}${message ? ` (${printable(message)})` : ""}`,
    );
  }
  if (answer.skills.length === 0) session.terminal.print("No instruction skill has a source.");
  return exitCodes.done;
}

/** `skill update`: shows the difference, and with `--yes` makes it, local edits kept. */
export async function update(
  session: CommandSession,
  name: string | undefined,
  { yes = false, conflicts }: UpdateOptions,
): Promise<ExitCode> {
  const names = name === undefined ? await outdatedNames(session) : [name];
  const updates: Update[] = [];
  for (const wanted of names) {
    const request = { name: wanted, conflicts };
    const shown = await session.call(hostCommands.skillInstructionUpdate, request);
    const approved = yes && shown.status === "proposed";
    updates.push(
      approved
        ? await session.call(hostCommands.skillInstructionUpdate, {
            ...request,
            approve: shown.digest,
          })
        : shown,
    );
  }
  if (session.printedJson({ skills: updates })) return exitCodes.done;
  const { terminal } = session;
  if (updates.length === 0) terminal.print("Everything is current.");
  for (const { name: updated, status, diff, findings } of updates) {
    terminal.print(`${terminal.style("bold", printable(updated))}: ${status}`);
    if (diff !== "") terminal.print(printable(diff));
    for (const finding of findings) terminal.print(`  ${formatDiagnostic(finding)}`);
  }
  return exitCodes.done;
}

async function outdatedNames(session: CommandSession): Promise<string[]> {
  const { skills } = await session.call(hostCommands.skillInstructionOutdated, {});
  return skills.filter(({ status }) => status === "outdated").map(({ name }) => name);
}
