import { isDeepStrictEqual } from "node:util";
import type { SkillManifest } from "@skillwright/core";
import type { CurrentSkill } from "../authors/author.ts";
import type { FilledPackage } from "../templates/fill-template.ts";

/** Whether a package is what is installed already, but for its version and where it comes from. */
export function isSamePackage({ manifest, files }: FilledPackage, current: CurrentSkill): boolean {
  const { "manifest.toml": _, ...installed } = current.files;
  return (
    isDeepStrictEqual(files, installed) &&
    isDeepStrictEqual(substance(manifest), substance(current.manifest))
  );
}

/** Examples say how people asked, not what the skill does. */
function substance({ version: _v, provenance: _p, examples: _e, ...rest }: SkillManifest) {
  return rest;
}
