import { hostCommands } from "@skillwright/host";
import type { CommandSession } from "../command-session.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { formatTable } from "../output/table.ts";
import { printable } from "../output/terminal.ts";

/** Options of `skill list`. */
export interface ListOptions {
  readonly source?: "python" | "compiled" | "code" | "markdown" | undefined;
  readonly budget?: number | undefined;
}

interface ListedSkill {
  readonly skill_id: string;
  readonly version?: string;
  readonly status: string;
  readonly source: string;
  readonly description: string;
}

/** `skill list`: every installed skill, or those of one source. */
export async function list(
  session: CommandSession,
  { source, budget }: ListOptions,
): Promise<ExitCode> {
  if (source === "markdown") return listInstructions(session, budget);
  const { skills, diagnostics } = await session.call(hostCommands.skillPythonList, {});
  const instructions =
    source === undefined ? await session.call(hostCommands.skillInstructionList, {}) : undefined;
  const listed: ListedSkill[] = [
    ...skills.filter((skill) => source === undefined || skill.source === source),
    ...(instructions?.skills ?? []).map(
      ({ skill_id, name, status, source: kind, description }) => ({
        ...{ skill_id, name, status, source: kind, description },
      }),
    ),
  ];
  for (const { severity, file = "", message } of diagnostics) {
    // What merely lies beside skills is told by --json and `skill doctor`.
    if (severity === "info") continue;
    const what = message.includes(file) ? message : `${file}: ${message}`;
    session.terminal.notice(`warning: ${printable(what)}`);
  }
  const found = diagnostics.length > 0 ? { diagnostics } : {};
  if (!session.printedJson({ skills: listed, ...found })) printSkills(session, listed);
  return exitCodes.done;
}

/** Also what the catalogue costs that a model is shown, and what a budget would cut. */
async function listInstructions(
  session: CommandSession,
  budget: number | undefined,
): Promise<ExitCode> {
  const answer = await session.call(hostCommands.skillInstructionList, { budget_tokens: budget });
  if (session.printedJson(answer)) return exitCodes.done;
  printSkills(session, answer.skills);
  const { tokens, cut } = answer.catalog;
  if (answer.skills.length > 0) session.terminal.notice(`The catalog takes ${tokens} tokens.`);
  if (cut.length > 0) session.terminal.notice(`Over the budget: ${cut.map(printable).join(", ")}`);
  return exitCodes.done;
}

function printSkills({ terminal, commandName }: CommandSession, skills: readonly ListedSkill[]) {
  if (skills.length === 0) {
    terminal.print("No skill is installed.");
    terminal.notice(`Make one: ${commandName} generate "convert CSV to JSON"`);
    return;
  }
  const rows = skills.map(({ skill_id: id, version = "", status, source, description }) => [
    printable(id),
    version,
    status,
    source,
    printable(description).replaceAll("\n", " "),
  ]);
  const headings = ["SKILL", "VERSION", "STATUS", "SOURCE", "DESCRIPTION"];
  terminal.print(formatTable(headings, rows, terminal));
}
