import { safeParseManifest } from "@skillwright/core";
import type { PackageFile, PythonEnvironment } from "@skillwright/python-runtime";
import { stagePackage } from "../staging/stage-package.ts";
import type { AllowedDependencies } from "../validation/check-dependencies.ts";
import { decodeText } from "../validation/decode-text.ts";
import { SkillValidationError } from "../validation/skill-validation-error.ts";
import { validateStagedSkill } from "../validation/validate-staged-skill.ts";
import type { AuthoringOutcome } from "./author-skill.ts";
import type { GenerationProgress } from "./generation-progress.ts";
import type { SkillLaunch } from "./skill-launch.ts";

/** What {@link checkPackage} needs. */
interface PackageCheck {
  /** The staging directory, empty. */
  readonly directory: string;
  readonly intent: string;
  readonly allowedDependencies: AllowedDependencies;
  readonly environment: () => Promise<PythonEnvironment>;
  readonly launch?: SkillLaunch | undefined;
  readonly signal: AbortSignal;
  readonly onProgress?: ((progress: GenerationProgress) => void) | undefined;
}

/** Stages a package that a person wrote, and holds it to what every proposal is held to. */
export async function checkPackage(
  files: readonly PackageFile[],
  { directory, environment, onProgress, ...options }: PackageCheck,
): Promise<AuthoringOutcome> {
  await stagePackage(directory, files);
  onProgress?.({ phase: "validating" });
  try {
    const proposal = await validateStagedSkill(directory, {
      ...options,
      environment: await environment(),
      author: "person",
      complete: true,
      onProgress: (message) => onProgress?.({ phase: "validating", message }),
    });
    return { status: "valid", proposal };
  } catch (error) {
    if (!(error instanceof SkillValidationError)) throw error;
    return { status: "failed", reason: error.message, diagnostics: error.diagnostics };
  }
}

/**
 * Whose package it is and what for, as its manifest says.
 *
 * @throws SkillValidationError `skill-invalid` when there is no manifest that can be read.
 */
export function identifyPackage(files: readonly PackageFile[]): { id: string; intent: string } {
  const file = files.find(({ path }) => path === "manifest.toml");
  const { manifest, diagnostics } = safeParseManifest((file && decodeText(file.bytes)) ?? "");
  if (manifest !== undefined) {
    return { id: manifest.id, intent: manifest.description.trim() || manifest.name };
  }
  const missing = "the package has no manifest.toml that is text";
  throw new SkillValidationError(
    file === undefined
      ? [{ code: "manifest-missing", severity: "error", message: missing, file: "manifest.toml" }]
      : diagnostics.map((diagnostic) => ({ ...diagnostic, file: "manifest.toml" })),
  );
}
