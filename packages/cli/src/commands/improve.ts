import { hostCommands } from "@skillwright/host";
import type { z } from "zod";
import type { CommandSession } from "../command-session.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { resolveDocument } from "../input/resolve-document.ts";
import { showOutcome } from "../output/show-outcome.ts";
import { decideProposal } from "./decide-proposal.ts";

/** Options of `skill improve`. */
export interface ImproveOptions {
  readonly author?: z.input<typeof hostCommands.skillImprove.payload>["author"];
  readonly openapi?: string | undefined;
}

/** `skill improve`: a proposal for a new version, with what it changes. */
export async function improve(
  session: CommandSession,
  id: string,
  change: string,
  { author, openapi }: ImproveOptions,
): Promise<ExitCode> {
  const document = openapi && resolveDocument(openapi, session.streams.cwd);
  const request = { skill_id: id, change, author, openapi: document };
  const outcome = await session.call(hostCommands.skillImprove, request);
  const exitCode = outcome.status === "failed" ? exitCodes.failed : exitCodes.done;
  if (session.printedJson(outcome)) return exitCode;
  showOutcome(session, outcome);
  if (outcome.status === "proposed" && session.terminal.interactive) {
    return decideProposal(session, outcome.proposal);
  }
  return exitCode;
}
