import {
  type Diagnostic,
  digestFiles,
  hasErrors,
  SkillwrightError,
  sha256Hex,
} from "@skillwright/core";
import {
  type LiveTestReport,
  type PythonEnvironment,
  testSkill,
} from "@skillwright/python-runtime";
import type { ProposalAuthor } from "../authors/author.ts";
import type { AuthoringReport } from "../authors/authoring-report.ts";
import type { SkillLaunch } from "../generation/skill-launch.ts";
import type { SkillProposal } from "../proposals/skill-proposal.ts";
import { proposalLifetimeMs } from "../staging/staging-area.ts";
import {
  checkStagedPackage,
  type PackageRules,
  type StagedPackage,
} from "./check-staged-package.ts";
import { describeLiveTest } from "./describe-live-test.ts";
import { hidePaths } from "./hide-paths.ts";
import { SkillValidationError } from "./skill-validation-error.ts";

/** What {@link validateStagedSkill} needs to know of a staged skill besides its files. */
export interface ValidationOptions extends PackageRules {
  readonly environment: PythonEnvironment;
  readonly intent: string;
  readonly author: ProposalAuthor;
  readonly complete: boolean;
  /** What the writing cost, for the proposal. */
  readonly report?: AuthoringReport | undefined;
  /** How skills are confined while they are tested. */
  readonly launch?: SkillLaunch | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((message: string) => void) | undefined;
}

/**
 * Validates a staged package and makes the proposal that a person is shown: manifest, PEP 723,
 * syntax, security rules, handlers, then a live handshake, health check and acceptance tests
 * without secrets or network.
 *
 * @throws SkillValidationError `skill-invalid`, with every finding.
 * @throws SkillwrightError `package-invalid`, `package-too-large`.
 */
export async function validateStagedSkill(
  directory: string,
  options: ValidationOptions,
): Promise<SkillProposal> {
  const staged = await checkStagedPackage(directory, options);
  const { files, manifest, manifestToml, scriptSource, metadata } = staged;
  const report = await testLive(directory, staged, options);
  const findings = [...staged.findings, ...hidePaths(describeLiveTest(report), directory)];
  if (!report.passed || hasErrors(findings)) throw new SkillValidationError(findings);

  return {
    digest: digestFiles(files),
    intent: options.intent,
    skillId: manifest.id,
    name: manifest.name,
    version: manifest.version,
    description: manifest.description,
    manifestToml,
    scriptSource,
    files: files.map(({ path, bytes }) => ({
      path,
      sha256: sha256Hex(bytes),
      bytes: bytes.byteLength,
    })),
    credentials: manifest.credentials,
    dependencies: metadata?.dependencies ?? [],
    permissions: manifest.permissions,
    actions: manifest.actions,
    tests: manifest.tests.map((test, position) => {
      const result = report.tests[position];
      if (result === undefined) throw new RangeError(`test ${position} has no result`);
      const { action: _action, input: _input, ...outcome } = result;
      return { ...test, outcome };
    }),
    findings,
    author: options.author,
    ...(options.report && { report: options.report }),
    complete: options.complete,
    expiresAt: Date.now() + proposalLifetimeMs,
  };
}

/** A test in which packages that cannot be installed are a finding: whoever named them can mend it. */
async function testLive(
  directory: string,
  { manifest, metadata, findings }: StagedPackage,
  { launch, environment, shipped, signal, onProgress }: ValidationOptions,
): Promise<LiveTestReport> {
  try {
    return await testSkill(
      { dir: directory, manifest, shipped },
      { ...launch, environment, mode: "validation", signal, onProgress },
    );
  } catch (error) {
    if (!SkillwrightError.is(error, "environment-failed") || !metadata?.dependencies.length) {
      throw error;
    }
    const file = manifest.entryFile;
    const finding: Diagnostic = {
      code: "dependencies-failed",
      severity: "error",
      message: error.message,
      file,
    };
    throw new SkillValidationError([...findings, finding]);
  }
}
