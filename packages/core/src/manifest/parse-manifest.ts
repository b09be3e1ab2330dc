import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { hasErrors } from "../diagnostics/diagnostic.ts";
import { locateToml } from "../toml/locate-toml.ts";
import { readToml } from "../toml/read-toml.ts";
import { checkManifestFile } from "./check-manifest-file.ts";
import { ManifestError } from "./manifest-error.ts";
import { manifestFromFile } from "./manifest-from-file.ts";
import type { ManifestProblem } from "./manifest-problem.ts";
import type { SkillManifest } from "./skill-manifest.ts";
import { toDiagnostic } from "./to-diagnostic.ts";

/** Largest manifest that is looked at, in bytes of UTF-8. */
export const maxManifestBytes = 1024 * 1024;

/** What {@link safeParseManifest} found; `manifest` is absent when any diagnostic is an error. */
export interface ManifestParseResult {
  readonly manifest?: SkillManifest;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The manifest that the text of a `manifest.toml` describes.
 *
 * @throws ManifestError (`manifest-invalid`) with every problem, not only the first.
 */
export function parseManifest(toml: string): SkillManifest {
  const { manifest, diagnostics } = safeParseManifest(toml);
  if (manifest === undefined) throw new ManifestError(diagnostics);
  return manifest;
}

/** Like {@link parseManifest}, but returns what is wrong, and the warnings even when nothing is. */
export function safeParseManifest(toml: string): ManifestParseResult {
  const bytes = Buffer.byteLength(toml);
  if (bytes > maxManifestBytes) {
    const message = `invalid manifest: ${bytes} bytes, at most ${maxManifestBytes} are read`;
    return failed({ code: "manifest-too-large", path: [], message });
  }
  const reading = readToml(toml);
  if (!("table" in reading)) {
    const { message, line, column } = reading;
    const problem: ManifestProblem = {
      code: "toml-invalid",
      path: [],
      message: `invalid TOML: ${message}`,
    };
    return { diagnostics: [{ ...toDiagnostic(problem), line, column }] };
  }
  const { file, problems } = checkManifestFile(reading.table);
  const diagnostics = withPlaces(problems, toml);
  if (file === undefined || hasErrors(diagnostics)) return { diagnostics };
  return { manifest: manifestFromFile(file), diagnostics };
}

function failed(problem: ManifestProblem): ManifestParseResult {
  return { diagnostics: [toDiagnostic(problem)] };
}

function withPlaces(problems: readonly ManifestProblem[], toml: string): Diagnostic[] {
  if (problems.length === 0) return [];
  const locate = locateToml(toml);
  return problems
    .map((problem) => toDiagnostic(problem, locate))
    .toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}
