import { hostCommands } from "@skillwright/host";
import type { CommandSession } from "../command-session.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { showOutcome } from "../output/show-outcome.ts";
import { resolveDigest } from "./resolve-digest.ts";

/** `skill approve`: installs exactly the proposal that the digest names. */
export async function approve(session: CommandSession, typed: string): Promise<ExitCode> {
  const digest = await resolveDigest(session, typed);
  const outcome = await session.call(hostCommands.skillProposalApprove, { digest });
  if (!session.printedJson(outcome)) showOutcome(session, outcome);
  return exitCodes.done;
}
