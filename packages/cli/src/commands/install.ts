import { hostCommands } from "@skillwright/host";
import type { CommandSession } from "../command-session.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { shortDigest } from "../output/ask.ts";
import { showProposal } from "../output/show-proposal.ts";
import { decideProposal } from "./decide-proposal.ts";

/** Options of `skill install`. */
export interface InstallOptions {
  readonly yes?: boolean | undefined;
  readonly upgrade?: boolean | undefined;
}

/** `skill install`: a proposal of a package that somebody wrote, or with `--yes` the skill itself. */
export async function install(
  session: CommandSession,
  directory: string,
  { yes = false, upgrade = false }: InstallOptions,
): Promise<ExitCode> {
  const answer = await session.call(hostCommands.skillPythonInstall, {
    package_dir: directory,
    cwd: session.streams.cwd,
    upgrade,
    confirm: yes,
  });
  const { id, version, status, proposal } = answer;
  // With `--yes` a proposal that was left unapproved is not what was asked for.
  const exitCode = yes && status === "proposed" ? exitCodes.failed : exitCodes.done;
  if (session.printedJson(answer)) return exitCode;

  const { terminal, commandName } = session;
  showProposal(session, proposal);
  if (status !== "proposed") {
    terminal.print(
      `${terminal.style("green", "✔")} Installed ${terminal.style("bold", id)} ${version}`,
    );
    terminal.print(`  See how to call it: ${commandName} show ${id}`);
    return exitCode;
  }
  if (terminal.interactive && !yes) return decideProposal(session, proposal);
  terminal.print(`  Install it: ${commandName} approve ${shortDigest(proposal.digest)}`);
  terminal.print(`  Drop it:    ${commandName} reject ${shortDigest(proposal.digest)}`);
  if (yes) {
    const hint = "it wants more than was granted before, so it is installed only by its digest.";
    terminal.notice(`${terminal.style("yellow", "hint:")} ${hint}`);
  }
  return exitCode;
}
