import type { AgentSkill } from "../agent-skill/agent-skill.ts";
import { type PackSkill, type SkillPack, skillPackSchemaVersion } from "./skill-pack.ts";

/** A skill to pack, with the paths of its other files. */
export interface PackableSkill {
  readonly skill: AgentSkill;
  /** Relative to the skill's directory, with forward slashes. */
  readonly files?: readonly string[] | undefined;
}

/** The pack that holds skills of the standard; fields that CELLSTATE does not have are left out. */
export function packFromAgentSkills(skills: readonly PackableSkill[]): SkillPack {
  return { schemaVersion: skillPackSchemaVersion, skills: skills.map(toPackSkill) };
}

function toPackSkill({ skill, files = [] }: PackableSkill): PackSkill {
  const { name, description, metadata, body } = skill;
  const { version, tags } = metadata;
  const resources = files.toSorted().map((path) => [path, resourceKind(path)] as const);
  return {
    name,
    description,
    version: typeof version === "string" ? version : "1.0",
    tags: typeof tags === "string" ? splitTags(tags) : [],
    instructions: body,
    resources: Object.fromEntries(resources),
  };
}

function splitTags(tags: string): string[] {
  return tags
    .split(",")
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");
}

function resourceKind(path: string): "script" | "reference" | "asset" {
  if (path.startsWith("scripts/")) return "script";
  return path.startsWith("references/") ? "reference" : "asset";
}
