import type { PackageFile, SkillPackageFile } from "@skillwright/python-runtime";
import type { GenerationAttempt } from "../attempts/attempt-log.ts";
import type { SkillProposal } from "../proposals/skill-proposal.ts";
import type { GenerationOutcome, InstalledOutcome } from "./generation-outcome.ts";
import type {
  GenerateOptions,
  ImproveOptions,
  InstallOptions,
  ProposeOptions,
} from "./generator-settings.ts";

/** From one sentence to a validated proposal, and from its approval to an active skill. */
export interface SkillGenerator {
  /**
   * Finds the skill that already does it, or writes, validates and proposes one.
   *
   * @throws SkillwrightError `intent-blank`, `option-invalid`, `author-unavailable`,
   *   `skill-id-invalid`, `skill-id-taken`, `skill-not-installed` for `sameAs`; `signal.reason` when aborted.
   */
  generate(intent: string, options?: GenerateOptions): Promise<GenerationOutcome>;
  /**
   * Installs exactly the proposal with this digest: the caller's approval. Installed, tested and
   * activated, or nothing changed. The index is derived: when it cannot be written, the skill stays
   * installed, and the outcome says so.
   *
   * @throws SkillwrightError `proposal-not-found`, `proposal-decided`, `proposal-changed`, and what
   *   the test of the installed skill throws.
   */
  install(proposal: SkillProposal | string, options?: InstallOptions): Promise<InstalledOutcome>;
  /**
   * Drops a proposal and its staged files.
   *
   * @throws SkillwrightError `proposal-not-found`, `proposal-decided`.
   */
  reject(digest: string): Promise<SkillProposal>;
  /**
   * Has an installed skill changed: proposes a new version with its diff. A model changes any skill;
   * without one a template is filled again, or operations are taken from a newer document. The old
   * version serves until the new one is approved and installed; its tests are run on the new one too.
   *
   * @throws SkillwrightError `intent-blank`, `skill-not-installed`, `author-unavailable`;
   *   `signal.reason` when aborted.
   */
  improve(skillId: string, change: string, options?: ImproveOptions): Promise<GenerationOutcome>;
  /** Forgets what people said about a skill, and which intents it serves: it is being removed. */
  forget(skillId: string): void;
  /**
   * Proposes a package that a person wrote: validated and tested as every proposal is, and trusted
   * as little. As an upgrade it carries its diff, and the permissions beyond those granted.
   *
   * @param source - a package directory, or its files.
   * @throws SkillValidationError `skill-invalid` when its manifest cannot be read.
   * @throws SkillwrightError `package-invalid`, `package-too-large`, `skill-id-taken`;
   *   `signal.reason` when aborted.
   */
  propose(
    source: string | readonly SkillPackageFile[],
    options?: ProposeOptions,
  ): Promise<GenerationOutcome>;
  /** Undecided proposals, oldest first. */
  proposals(): SkillProposal[];
  /** Removes what nobody decided on in seven days; what makes proposals does it as well. */
  removeExpired(): Promise<void>;
  /** The latest undecided proposal for exactly this intent. */
  findPending(intent: string): SkillProposal | undefined;
  /** The latest attempt for a skill id, or the attempt with this id. */
  attempt(idOrSkillId: string): GenerationAttempt | undefined;
  /**
   * What an attempt wrote, proposed or failed, while it is kept: seven days.
   *
   * @throws SkillwrightError `attempt-not-found`, `package-invalid` when its files are gone.
   */
  stagedFiles(attemptId: string): Promise<PackageFile[]>;
}
