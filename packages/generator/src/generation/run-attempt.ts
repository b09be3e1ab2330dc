import type { SkillRecord } from "@skillwright/python-runtime";
import type { AttemptLog } from "../attempts/attempt-log.ts";
import { compareVersions } from "../improvement/compare-versions.ts";
import type { ProposalDesk } from "../proposals/proposal-desk.ts";
import type { SkillProposal } from "../proposals/skill-proposal.ts";
import type { StagingArea } from "../staging/staging-area.ts";
import type { AuthoringOutcome, AuthoringRequest } from "./author-skill.ts";
import type { FailedOutcome, ProposedOutcome } from "./generation-outcome.ts";
import type { GenerationProgress } from "./generation-progress.ts";

/** Where an attempt works, and whom it tells how far it is. */
export type Place = Pick<AuthoringRequest, "directory" | "environment" | "launch" | "onProgress">;

/** What {@link runAttempt} works with. */
export interface AttemptParts extends Pick<AuthoringRequest, "environment" | "launch"> {
  readonly log: AttemptLog;
  readonly staging: StagingArea;
  readonly desk: ProposalDesk;
  /** The budget of every attempt, for people. */
  readonly timeoutMs: number;
  /** Whether a proposal is code that we ship. */
  readonly isShipped: (proposal: SkillProposal) => boolean;
}

/** One attempt to be run. */
export interface Attempt extends Pick<AuthoringRequest, "intent" | "signal" | "onProgress"> {
  /** Ends the attempt as failed; part of `signal`. */
  readonly deadline: AbortSignal;
  /** The skill that a new version is made of. */
  readonly installed?: SkillRecord | undefined;
  readonly work: (place: Place) => Promise<AuthoringOutcome>;
}

/**
 * Runs one attempt, recorded from its start. Its files stay when they are proposed, or failed and
 * worth a look; an attempt cut short leaves none.
 *
 * @throws whatever ends it but the deadline.
 */
export async function runAttempt(
  { log, staging, desk, timeoutMs, isShipped, environment, launch }: AttemptParts,
  { intent, deadline, signal, onProgress, installed, work }: Attempt,
): Promise<ProposedOutcome | FailedOutcome> {
  const { attemptId, directory } = await staging.create();
  log.begin(attemptId, intent);
  try {
    const place = {
      ...{ directory, environment, launch },
      onProgress: (progress: GenerationProgress) => {
        log.enter(attemptId, progress.phase);
        onProgress?.(progress);
      },
    };
    const result = await work(place);
    if (result.status !== "valid") {
      log.fail(attemptId, result.reason, result.diagnostics);
      await staging.removeEmpty(attemptId);
      return { ...result, attemptId };
    }
    const comparison = { ...place, shipped: isShipped(result.proposal), signal };
    const proposal = installed
      ? await compareVersions(result.proposal, installed, comparison)
      : result.proposal;
    await desk.propose(attemptId, proposal);
    return { status: "proposed", attemptId, proposal };
  } catch (error) {
    if (deadline.aborted && signal.reason === deadline.reason) {
      const reason = `it was not done within ${timeoutMs / 1000} s`;
      log.fail(attemptId, reason, []);
      await staging.removeEmpty(attemptId);
      return { status: "failed", attemptId, reason, diagnostics: [] };
    }
    log.fail(attemptId, error instanceof Error ? error.message : String(error), []);
    await staging.remove(attemptId);
    throw error;
  }
}
