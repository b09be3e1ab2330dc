import { digestFiles, loadManifest } from "@skillwright/core";
import { readPackage, type SkillPackage } from "@skillwright/python-runtime";
import { type PythonSkillOptions, pythonSkill } from "../skill/python-skill.ts";
import type { SkillLoader } from "./skill-loader.ts";

/**
 * Loads Python skills from directories with a `manifest.toml`.
 *
 * @param options - how the processes of a skill are started.
 */
export function pythonSkillLoader(
  options: (skill: SkillPackage) => PythonSkillOptions,
): SkillLoader {
  return {
    marker: "manifest.toml",
    async load(dir) {
      const skill = { dir, manifest: await loadManifest(dir) };
      const digest = digestFiles(await readPackage(dir));
      return pythonSkill(skill, { digest, ...options(skill) });
    },
  };
}
