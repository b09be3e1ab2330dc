import { existsSync } from "node:fs";
import { join } from "node:path";
import { factoryError } from "../errors.ts";
import type { SkillLoader } from "../loaders/skill-loader.ts";
import type { SkillRegistry } from "../registry/skill-registry.ts";
import type { Skill } from "../skill/skill.ts";

/**
 * The skill as its files are now, and the registered version that it would take over from.
 *
 * @throws SkillwrightError `skill-not-found`, `skill-unreadable`, `skill-id-mismatch`, and what the
 *   loader throws.
 */
export async function changedSkill(
  registry: SkillRegistry,
  loaders: readonly SkillLoader[],
  skillId: string,
): Promise<{ readonly skill: Skill; readonly version: string }> {
  const registration = registry.get(skillId);
  if (registration === undefined) {
    throw factoryError(`no skill ${skillId} is registered`, { code: "skill-not-found" });
  }
  const { dir } = registration.skill.source;
  const loader = loaders.find(({ marker }) => dir !== undefined && existsSync(join(dir, marker)));
  if (dir === undefined || loader === undefined) {
    throw factoryError(`${skillId} lies in no directory that a loader knows`, {
      code: "skill-unreadable",
    });
  }
  const skill = await loader.load(dir);
  if (skill.metadata.id === skillId) return { skill, version: registration.version };
  throw factoryError(`the files of ${skillId} now say that they are ${skill.metadata.id}`, {
    code: "skill-id-mismatch",
    hint: "Register it as a new skill.",
  });
}
