import type { CompiledSkill } from "../compiled-skill.ts";
import { answerData } from "./answer-data.ts";
import type { ExportOptions } from "./export-options.ts";
import { readAsset } from "./read-asset.ts";
import type { SkillFiles } from "./skill-files.ts";
import { skillManifest } from "./skill-manifest.ts";

/**
 * A compiled skill as a code skill: metadata, a module without dependencies and the data that it reads.
 *
 * `skill.ts` is the same for every skill; nothing is ever written into TypeScript.
 *
 * @throws TypeError when `id` is not a skill id.
 */
export function toTypeScriptSkill(skill: CompiledSkill, options: ExportOptions = {}): SkillFiles {
  const { id, name, version, description, tags, actions } = skillManifest(skill, options);
  const metadata = { id, name, version, description, author: "compiler", tags, actions };
  return {
    "skill.json": `${JSON.stringify(metadata, null, 2)}\n`,
    "skill.ts": readAsset("skill.ts"),
    "answers.json": answerData(skill, id),
  };
}
