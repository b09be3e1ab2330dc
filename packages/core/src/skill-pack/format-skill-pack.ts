import type { SkillPack } from "./skill-pack.ts";

/** A pack as JSON, indented by two; empty tags and resources are left out. */
export function formatSkillPack({ schemaVersion, skills }: SkillPack): string {
  const file = {
    schema_version: schemaVersion,
    skills: skills.map(({ tags, instructions, resources, ...named }) => ({
      ...named,
      ...(tags.length > 0 && { tags }),
      instructions,
      ...(Object.keys(resources).length > 0 && { resources }),
    })),
  };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}
