import { hostCommands, type OutcomeWire } from "@skillwright/host";
import type { z } from "zod";
import type { CommandSession } from "../command-session.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { resolveDocument } from "../input/resolve-document.ts";
import { askAboutCandidates } from "../output/ask.ts";
import { showOutcome } from "../output/show-outcome.ts";
import { decideProposal } from "./decide-proposal.ts";

/** Options of `skill generate`. */
export interface GenerateOptions {
  readonly yes?: boolean | undefined;
  readonly author?: z.input<typeof hostCommands.skillGenerate.payload>["author"];
  readonly openapi?: string | undefined;
  readonly id?: string | undefined;
  readonly force?: boolean | undefined;
  readonly threshold?: number | undefined;
  readonly sameAs?: string | undefined;
  readonly notSame?: string[] | undefined;
}

/** `skill generate`: an existing skill, an installed one, or a proposal to decide on. */
export async function generate(
  session: CommandSession,
  intent: string,
  { yes = false, openapi, sameAs, notSame, ...options }: GenerateOptions,
): Promise<ExitCode> {
  const document = openapi && resolveDocument(openapi, session.streams.cwd);
  const answers = { same_as: sameAs, not_same: notSame };
  const request = { intent, confirm: yes, openapi: document, ...answers, ...options };
  let outcome = await session.call(hostCommands.skillGenerate, request);
  if (session.printedJson(outcome)) return exitCodeOf(outcome, yes);

  if (outcome.status === "ask" && session.terminal.interactive) {
    const answer = await askAboutCandidates(session, outcome.candidates);
    if (answer.kind === "cancelled") return exitCodes.interrupted;
    // Either answer is remembered: nobody is asked the same thing twice.
    const said = answer.kind === "use" ? { same_as: answer.skillId } : { force: true };
    outcome = await session.call(hostCommands.skillGenerate, { ...request, ...said });
  }
  showOutcome(session, outcome, { yes });
  if (outcome.status === "proposed" && session.terminal.interactive && !yes) {
    return decideProposal(session, outcome.proposal);
  }
  return exitCodeOf(outcome, yes);
}

/** With `--yes` a proposal that was left unapproved is not what was asked for. */
function exitCodeOf({ status }: OutcomeWire, yes: boolean): ExitCode {
  return status === "failed" || (yes && status === "proposed") ? exitCodes.failed : exitCodes.done;
}
