import { stringify } from "smol-toml";
import { hasErrors } from "../diagnostics/diagnostic.ts";
import { checkManifestFile } from "./check-manifest-file.ts";
import { ManifestError } from "./manifest-error.ts";
import { manifestToFile } from "./manifest-to-file.ts";
import type { SkillManifest } from "./skill-manifest.ts";
import { toDiagnostic } from "./to-diagnostic.ts";

/**
 * The text of the manifest: keys in one order, defaults left out, every string escaped.
 *
 * `parseManifest` gives the same manifest back.
 *
 * @throws ManifestError (`manifest-invalid`) when `parseManifest` would refuse the manifest.
 */
export function formatManifest(manifest: SkillManifest): string {
  const { json, problems } = checkManifestFile(manifestToFile(manifest));
  const diagnostics = problems.map((problem) => toDiagnostic(problem));
  if (hasErrors(diagnostics)) throw new ManifestError(diagnostics);
  return stringify(json);
}
