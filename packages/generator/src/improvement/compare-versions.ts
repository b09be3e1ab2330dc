import { type Diagnostic, parseManifest, type SkillPermissions } from "@skillwright/core";
import {
  type PythonEnvironment,
  type SkillRecord,
  type TestResult,
  testSkill,
} from "@skillwright/python-runtime";
import type { SkillLaunch } from "../generation/skill-launch.ts";
import type { SkillProposal } from "../proposals/skill-proposal.ts";
import { diffPackages } from "./diff-packages.ts";

/** What {@link compareVersions} needs. */
interface Comparison {
  /** Where the new version is staged. */
  readonly directory: string;
  /** Whether the new version is code that we ship, which may be tested without a sandbox. */
  readonly shipped: boolean;
  readonly environment: () => Promise<PythonEnvironment>;
  readonly launch?: SkillLaunch | undefined;
  readonly signal: AbortSignal;
}

/**
 * Adds to a proposal what a person must know before it replaces the installed version: the diff, the
 * permissions that it wants beyond those granted, and how the old tests went. An old test that fails
 * is a warning, since the change may have asked for just that.
 */
export async function compareVersions(
  proposal: SkillProposal,
  installed: SkillRecord,
  { directory, shipped, environment, launch, signal }: Comparison,
): Promise<SkillProposal> {
  const manifest = parseManifest(proposal.manifestToml);
  const { tests } = installed.manifest;
  const oldTests = await runTests(
    { dir: directory, manifest: { ...manifest, tests }, shipped },
    { ...launch, environment: await environment(), signal },
  );
  return {
    ...proposal,
    findings: [...proposal.findings, ...oldTests.flatMap(describeOldTest)],
    diff: await diffPackages(installed.dir, directory),
    upgrade: {
      fromVersion: installed.version,
      fromDigest: installed.versionDigest,
      addedPermissions: addedPermissions(proposal.permissions, installed.permissions),
      oldTests,
    },
  };
}

async function runTests(
  skill: Parameters<typeof testSkill>[0],
  options: Parameters<typeof testSkill>[1],
): Promise<readonly TestResult[]> {
  if (skill.manifest.tests.length === 0) return [];
  const report = await testSkill(skill, options);
  return report.tests;
}

function describeOldTest(
  { status, action, input, message }: TestResult,
  index: number,
): Diagnostic[] {
  if (status !== "failed") return [];
  const what = `test ${index + 1} of the installed version, ${action} ${JSON.stringify(input)}`;
  return [
    {
      code: "old-test-failed",
      severity: "warning",
      message: `${what}, fails: ${message ?? "no reason given"}`,
    },
  ];
}

function addedPermissions(wanted: SkillPermissions, granted: SkillPermissions): string[] {
  const lists = (["network", "read", "write"] as const).flatMap((kind) =>
    wanted[kind].filter((item) => !granted[kind].includes(item)).map((item) => `${kind} ${item}`),
  );
  return wanted.subprocess && !granted.subprocess ? [...lists, "subprocess"] : lists;
}
