import { SkillwrightError } from "@skillwright/core";
import type { PackageFile, PythonEnvironment, SkillStore } from "@skillwright/python-runtime";
import { testSkill } from "@skillwright/python-runtime";
import type { GeneratorErrorCode } from "../errors.ts";
import type { InstalledOutcome, SkillExample } from "../generation/generation-outcome.ts";
import type { SkillLaunch } from "../generation/skill-launch.ts";
import type { SkillProposal } from "../proposals/skill-proposal.ts";
import { describeLiveTest } from "../validation/describe-live-test.ts";
import { SkillValidationError } from "../validation/skill-validation-error.ts";

/** What {@link installProposal} needs. */
export interface Installation {
  readonly store: SkillStore;
  readonly environment: PythonEnvironment;
  readonly launch?: SkillLaunch | undefined;
  readonly proposal: SkillProposal;
  /** The package's files, which the digest names. */
  readonly files: readonly PackageFile[];
  /** Whether the author writes only code that we ship. */
  readonly shipped: boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Puts an approved package into the store: written, tested where it will run, active. One step for
 * whoever looks on: until the test has passed nothing is installed.
 *
 * @throws SkillValidationError when the skill fails its test where it is installed.
 * @throws SkillwrightError what `SkillStore.install` throws.
 */
export async function installProposal({
  store,
  environment,
  launch,
  proposal,
  files,
  shipped,
  signal,
}: Installation): Promise<InstalledOutcome> {
  const { skillId, name, version, digest, upgrade } = proposal;
  // A crash after the store's commit left the proposal undecided: the approval is carried out already.
  if (store.get(skillId)?.approvalDigest !== digest) {
    if (upgrade !== undefined && store.get(skillId)?.versionDigest !== upgrade.fromDigest) {
      throw outdatedError(skillId);
    }
    await store.install(files, {
      state: "active",
      upgrade: upgrade !== undefined,
      author: proposal.author,
      shipped,
      approval: { digest, permissions: proposal.permissions },
      verify: async (candidate) => {
        const report = await testSkill(
          { ...candidate, shipped },
          { ...launch, environment, signal },
        );
        if (!report.passed) throw new SkillValidationError(describeLiveTest(report));
      },
    });
  }
  const example = findExample(proposal);
  return { status: "installed", skillId, name, version, proposal, ...(example && { example }) };
}

function outdatedError(skillId: string) {
  return new SkillwrightError<GeneratorErrorCode>(
    `${skillId} is no longer the version that the proposal changes`,
    { code: "proposal-outdated", hint: "Reject the proposal and improve the skill again." },
  );
}

/** The first acceptance test that ran and gave a result. */
function findExample({ tests }: SkillProposal): SkillExample | undefined {
  for (const { action, input, outcome } of tests) {
    if (outcome.status === "passed" && outcome.result !== undefined) {
      return { action, input, result: outcome.result };
    }
  }
  return undefined;
}
