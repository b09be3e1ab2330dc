import {
  type Diagnostic,
  digestFiles,
  hasErrors,
  type SkillManifest,
  safeParseManifest,
  sha256Hex,
} from "@skillwright/core";
import {
  type PackageFile,
  type PythonEnvironment,
  readPackage,
  testSkill,
} from "@skillwright/python-runtime";
import type { AuthorKind } from "../authors/author.ts";
import type { AuthoringReport } from "../authors/authoring-report.ts";
import type { SkillLaunch } from "../generation/skill-launch.ts";
import type { SkillProposal } from "../proposals/skill-proposal.ts";
import { proposalLifetimeMs } from "../staging/staging-area.ts";
import { checkOtherScripts } from "./check-other-scripts.ts";
import { checkScript } from "./check-script.ts";
import { checkTrust } from "./check-trust.ts";
import { decodeText } from "./decode-text.ts";
import { describeLiveTest } from "./describe-live-test.ts";
import { hidePaths } from "./hide-paths.ts";
import { SkillValidationError } from "./skill-validation-error.ts";

/** What {@link validateStagedSkill} needs to know of a staged skill besides its files. */
export interface ValidationOptions {
  readonly environment: PythonEnvironment;
  readonly intent: string;
  readonly author: AuthorKind;
  readonly complete: boolean;
  /** What the writing cost, for the proposal. */
  readonly report?: AuthoringReport | undefined;
  /** Whether it is code that we ship, unedited: only that is started where there is no sandbox. */
  readonly shipped?: boolean | undefined;
  /** How skills are confined while they are tested. */
  readonly launch?: SkillLaunch | undefined;
  /** The id that the manifest must carry. */
  readonly expectedId?: string | undefined;
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
  const files = await readPackage(directory);
  const text = (path: string) => decodeFile(files, path);

  const findings: Diagnostic[] = [];
  const manifestToml = text("manifest.toml");
  const { manifest, diagnostics } = safeParseManifest(manifestToml ?? "");
  findings.push(
    ...(manifestToml === undefined
      ? [problem("manifest-missing", "the package has no manifest.toml", "manifest.toml")]
      : diagnostics.map((diagnostic) => ({ ...diagnostic, file: "manifest.toml" }))),
  );
  if (manifest === undefined || manifestToml === undefined)
    throw new SkillValidationError(findings);

  findings.push(...checkExpectedId(manifest, options.expectedId));
  const scriptSource = text(manifest.entryFile);
  if (scriptSource === undefined) {
    const message = `the entry script ${manifest.entryFile} is missing or not UTF-8`;
    throw new SkillValidationError([
      ...findings,
      problem("entry-missing", `cannot read entry script: ${message}`, manifest.entryFile),
    ]);
  }
  const script = checkScript(scriptSource);
  findings.push(
    ...script.diagnostics.map((diagnostic) => ({ ...diagnostic, file: manifest.entryFile })),
  );
  findings.push(
    ...checkOtherScripts(files, manifest.entryFile),
    // Code that we ship was read by people; any other is held to what it says of itself.
    ...(options.shipped ? [] : checkTrust(manifest, script.metadata, files)),
  );
  // What does not even parse, or breaks a rule, is never started.
  if (hasErrors(findings)) throw new SkillValidationError(findings);

  const report = await testSkill(
    { dir: directory, manifest, shipped: options.shipped },
    {
      ...options.launch,
      environment: options.environment,
      mode: "validation",
      signal: options.signal,
      onProgress: options.onProgress,
    },
  );
  findings.push(...hidePaths(describeLiveTest(report), directory));
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
    dependencies: script.metadata?.dependencies ?? [],
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

/** The file's text; undefined when it is missing or not UTF-8. */
function decodeFile(files: readonly PackageFile[], path: string): string | undefined {
  const file = files.find((candidate) => candidate.path === path);
  return file && decodeText(file.bytes);
}

function checkExpectedId(manifest: SkillManifest, expectedId: string | undefined): Diagnostic[] {
  if (expectedId === undefined || manifest.id === expectedId) return [];
  const message = `id must be "${expectedId}", got "${manifest.id}"`;
  return [{ ...problem("id-changed", message, "manifest.toml"), path: "id" }];
}

function problem(code: string, message: string, file: string): Diagnostic {
  return { code, severity: "error", message, file };
}
