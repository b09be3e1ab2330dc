import { confirm, isCancel } from "@clack/prompts";
import { hostCommands } from "@skillwright/host";
import type { z } from "zod";
import type { CommandSession } from "../command-session.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { formatDiagnostic } from "../output/show-proposal.ts";
import { printable } from "../output/terminal.ts";
import { usageError } from "../usage-error.ts";

/** Options of `skill import`. */
export interface ImportOptions {
  readonly yes?: boolean | undefined;
  readonly approve?: string[] | undefined;
  readonly replace?: boolean | undefined;
  readonly frozen?: boolean | undefined;
}

type Imported = z.output<typeof hostCommands.skillInstructionImport.result>;

/** `skill import`: shows what a source holds, and installs what is approved. */
export async function importSkills(
  session: CommandSession,
  source: string | undefined,
  { yes = false, approve = [], replace, frozen = false }: ImportOptions,
): Promise<ExitCode> {
  if (frozen) return restore(session, source);
  if (source === undefined) throw usageError("missing required argument 'source'");
  const { cwd } = session.streams;
  const request = { source, cwd, replace };
  const staged = await session.call(hostCommands.skillInstructionImport, request);
  const clean = yes ? staged.skills.filter(({ findings }) => findings.length === 0) : [];
  const digests = [...approve, ...clean.map(({ digest }) => digest)];
  if (digests.length === 0 && session.terminal.interactive && !session.json) {
    show(session, staged);
    const answer = await confirm({ message: "Install them?", output: session.streams.stdout });
    if (isCancel(answer)) return exitCodes.interrupted;
    if (!answer) return exitCodes.done;
    digests.push(...staged.skills.map(({ digest }) => digest));
  }
  const answer =
    digests.length === 0
      ? staged
      : await session.call(hostCommands.skillInstructionImport, { ...request, approve: digests });
  if (!session.printedJson(answer)) show(session, answer);
  const asked = yes || approve.length > 0;
  const allDone = answer.skills.every(({ status }) => status === "installed");
  return answer.refused.length > 0 || (asked && !allDone) ? exitCodes.failed : exitCodes.done;
}

async function restore(session: CommandSession, source: string | undefined): Promise<ExitCode> {
  if (source !== undefined) throw usageError("--frozen takes its sources from the lock file");
  const answer = await session.call(hostCommands.skillInstructionRestore, {});
  if (session.printedJson(answer)) return exitCodes.done;
  for (const { name, status } of answer.skills)
    session.terminal.print(`${printable(name)}: ${status}`);
  return exitCodes.done;
}

function show({ terminal, commandName }: CommandSession, { skills, refused }: Imported) {
  for (const { name, description, digest, status, files, findings, diagnostics } of skills) {
    const mark = status === "installed" ? terminal.style("green", "✔") : "○";
    terminal.print(`${mark} ${terminal.style("bold", printable(name))} (${status})`);
    terminal.print(`  ${printable(description).replaceAll("\n", " ")}`);
    terminal.print(`  ${files.length} files, ${digest}`);
    for (const finding of [...findings, ...diagnostics]) {
      terminal.print(`  ${formatDiagnostic(finding)}`);
    }
  }
  for (const { path, diagnostics } of refused) {
    terminal.print(`${terminal.style("red", "✖")} ${printable(path || ".")} was refused`);
    for (const diagnostic of diagnostics) terminal.print(`  ${formatDiagnostic(diagnostic)}`);
  }
  if (skills.some(({ status }) => status === "proposed")) {
    terminal.notice(`Install them: ${commandName} import <source> --approve <digest>`);
  }
}
