import { hostCommands } from "@skillwright/host";
import type { CommandSession } from "../command-session.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { resolveDigest } from "./resolve-digest.ts";

/** `skill reject`: drops a proposal and its files. */
export async function reject(session: CommandSession, typed: string): Promise<ExitCode> {
  const digest = await resolveDigest(session, typed);
  const answer = await session.call(hostCommands.skillProposalReject, { digest });
  if (!session.printedJson(answer)) {
    session.terminal.print(`Rejected the proposal of ${answer.skill_id}; nothing was installed.`);
  }
  return exitCodes.done;
}
