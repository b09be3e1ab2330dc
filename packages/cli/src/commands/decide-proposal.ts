import { hostCommands, type ProposalWire } from "@skillwright/host";
import type { CommandSession } from "../command-session.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { askAboutProposal } from "../output/ask.ts";
import { showOutcome } from "../output/show-outcome.ts";

/** Asks what to do with a proposal that was shown, and does it. */
export async function decideProposal(
  session: CommandSession,
  proposal: ProposalWire,
): Promise<ExitCode> {
  const { digest } = proposal;
  switch (await askAboutProposal(session, proposal)) {
    case "approve":
      showOutcome(session, await session.call(hostCommands.skillProposalApprove, { digest }));
      return exitCodes.done;
    case "reject":
      await session.call(hostCommands.skillProposalReject, { digest });
      session.terminal.print("Rejected; nothing was installed.");
      return exitCodes.done;
    case "later":
      return exitCodes.done;
    case "cancelled":
      return exitCodes.interrupted;
  }
}
