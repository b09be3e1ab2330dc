import { formatManifest } from "@skillwright/core";
import type { CompiledSkill } from "../compiled-skill.ts";
import { answerData } from "./answer-data.ts";
import type { ExportOptions } from "./export-options.ts";
import { readAsset } from "./read-asset.ts";
import type { SkillFiles } from "./skill-files.ts";
import { skillManifest } from "./skill-manifest.ts";

/**
 * A compiled skill as a Python skill: manifest, protocol 1.0 script and the data that the script reads.
 *
 * `skill.py` and `characters.json` are the same for every skill; nothing is ever written into Python.
 *
 * @throws TypeError when `id` is not a skill id.
 */
export function toPythonSkill(skill: CompiledSkill, options: ExportOptions = {}): SkillFiles {
  const manifest = skillManifest(skill, options);
  return {
    "manifest.toml": formatManifest(manifest),
    "skill.py": readAsset("skill.py"),
    "answers.json": answerData(skill, manifest.id),
    "characters.json": readAsset("generated/characters.json"),
  };
}
