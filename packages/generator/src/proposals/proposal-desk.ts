import { digestFiles, SkillwrightError } from "@skillwright/core";
import { type PackageFile, readPackage } from "@skillwright/python-runtime";
import type { AttemptLog, ProposedAttempt } from "../attempts/attempt-log.ts";
import type { GeneratorErrorCode } from "../errors.ts";
import type { StagingArea } from "../staging/staging-area.ts";
import type { SkillProposal } from "./skill-proposal.ts";

/** Where proposals wait until they are decided. */
export interface ProposalDesk {
  /** Puts a proposal up, in place of one with the same content that waits already. */
  propose(attemptId: string, proposal: SkillProposal): Promise<void>;
  /**
   * The proposal with this digest and its files, read from staging and found unchanged.
   *
   * @throws SkillwrightError `proposal-not-found`, `proposal-decided`, `proposal-changed`.
   */
  open(digest: string): Promise<{ attempt: ProposedAttempt; files: PackageFile[] }>;
  /** Notes the decision and removes the staged files. Throws as `open` does. */
  decide(digest: string, status: "installed" | "rejected"): Promise<SkillProposal>;
  /** Undecided proposals, oldest first. */
  list(): SkillProposal[];
  /** Removes proposals whose time is up, with their files. */
  removeExpired(): Promise<void>;
}

export function createProposalDesk(log: AttemptLog, staging: StagingArea): ProposalDesk {
  async function expire(attemptId: string) {
    log.decide(attemptId, "expired");
    await staging.remove(attemptId);
  }

  return {
    async propose(attemptId, proposal) {
      const waiting = log.findByDigest(proposal.digest);
      log.propose(attemptId, proposal);
      if (waiting !== undefined && log.decide(waiting.attemptId, "superseded")) {
        await staging.remove(waiting.attemptId);
      }
    },
    async open(digest) {
      const attempt = findUndecided(log, digest);
      if (attempt.proposal.expiresAt <= Date.now()) {
        await expire(attempt.attemptId);
        throw decidedError({ ...attempt, status: "expired" });
      }
      const files = await readPackage(staging.directory(attempt.attemptId)).catch((cause) => {
        throw changedError(digest, cause);
      });
      if (digestFiles(files) !== digest) throw changedError(digest);
      return { attempt, files };
    },
    async decide(digest, status) {
      const { attemptId, proposal } = findUndecided(log, digest);
      log.decide(attemptId, status);
      await staging.remove(attemptId);
      return proposal;
    },
    list: () =>
      log
        .pending()
        .map(({ proposal }) => proposal)
        .filter(({ expiresAt }) => expiresAt > Date.now()),
    async removeExpired() {
      const now = Date.now();
      const waiting = log.pending();
      for (const { attemptId, proposal } of waiting) {
        if (proposal.expiresAt > now) continue;
        await expire(attemptId);
      }
      await staging.removeExpired(new Set(waiting.map(({ attemptId }) => attemptId)), now);
    },
  };
}

function findUndecided(log: AttemptLog, digest: string): ProposedAttempt {
  const attempt = log.findByDigest(digest);
  if (attempt === undefined) {
    throw new SkillwrightError<GeneratorErrorCode>(
      `no proposal has the digest ${digest.slice(0, 100)}`,
      { code: "proposal-not-found", hint: "List what waits for approval: skill proposals." },
    );
  }
  if (attempt.status !== "proposed") throw decidedError(attempt);
  return attempt;
}

function decidedError({ proposal: { skillId }, status }: ProposedAttempt) {
  return new SkillwrightError<GeneratorErrorCode>(
    `the proposal of ${skillId} is ${status} already`,
    { code: "proposal-decided", hint: "Generate it again to get a new proposal." },
  );
}

function changedError(digest: string, cause?: unknown) {
  return new SkillwrightError<GeneratorErrorCode>(
    `the staged files are no longer the ones that ${digest} names`,
    { code: "proposal-changed", hint: "Reject the proposal and generate it again.", cause },
  );
}
