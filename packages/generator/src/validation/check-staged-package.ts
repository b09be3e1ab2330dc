import {
  type Diagnostic,
  hasErrors,
  type ScriptMetadata,
  type SkillManifest,
  safeParseManifest,
} from "@skillwright/core";
import { type PackageFile, readPackage } from "@skillwright/python-runtime";
import type { AllowedDependencies } from "./check-dependencies.ts";
import { checkOtherScripts } from "./check-other-scripts.ts";
import { checkScript } from "./check-script.ts";
import { checkTrust } from "./check-trust.ts";
import { decodeText } from "./decode-text.ts";
import { SkillValidationError } from "./skill-validation-error.ts";

/** What a staged package is held to. */
export interface PackageRules {
  /** Whether it is code that we ship, unedited, which people have reviewed. */
  readonly shipped?: boolean | undefined;
  /** The id that the manifest must carry. */
  readonly expectedId?: string | undefined;
  /** Packages that code nobody has reviewed may depend on, by name; `any` for all. Default none. */
  readonly allowedDependencies?: AllowedDependencies | undefined;
}

/** A staged package in which nothing was found that keeps it from being started. */
export interface StagedPackage {
  readonly files: readonly PackageFile[];
  readonly manifestToml: string;
  readonly manifest: SkillManifest;
  readonly scriptSource: string;
  readonly metadata: ScriptMetadata | undefined;
  /** Warnings and notes. */
  readonly findings: readonly Diagnostic[];
}

/**
 * Checks a staged package without running any of it: manifest, PEP 723, syntax, security rules,
 * handlers, and what its author may not do. What fails here is never started.
 *
 * @throws SkillValidationError `skill-invalid`, with every finding.
 * @throws SkillwrightError `package-invalid`, `package-too-large`.
 */
export async function checkStagedPackage(
  directory: string,
  { shipped = false, expectedId, allowedDependencies = [] }: PackageRules,
): Promise<StagedPackage> {
  const files = await readPackage(directory);
  const findings: Diagnostic[] = [];
  const manifestToml = decodeFile(files, "manifest.toml");
  const { manifest, diagnostics } = safeParseManifest(manifestToml ?? "");
  findings.push(
    ...(manifestToml === undefined
      ? [problem("manifest-missing", "the package has no manifest.toml", "manifest.toml")]
      : diagnostics.map((diagnostic) => ({ ...diagnostic, file: "manifest.toml" }))),
  );
  if (manifest === undefined || manifestToml === undefined)
    throw new SkillValidationError(findings);

  findings.push(...checkExpectedId(manifest, expectedId));
  const { entryFile } = manifest;
  const scriptSource = decodeFile(files, entryFile);
  if (scriptSource === undefined) {
    const message = `cannot read entry script: the entry script ${entryFile} is missing or not UTF-8`;
    throw new SkillValidationError([...findings, problem("entry-missing", message, entryFile)]);
  }
  const script = checkScript(scriptSource);
  findings.push(
    ...script.diagnostics.map((diagnostic) => ({ ...diagnostic, file: entryFile })),
    ...checkOtherScripts(files, entryFile),
    // Code that we ship was read by people; any other is held to what it says of itself.
    ...(shipped ? [] : checkTrust(manifest, script.metadata, files, allowedDependencies)),
  );
  if (hasErrors(findings)) throw new SkillValidationError(findings);
  return { files, manifestToml, manifest, scriptSource, metadata: script.metadata, findings };
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
