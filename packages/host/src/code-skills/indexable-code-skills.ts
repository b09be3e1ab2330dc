import type { IndexableSkill } from "@skillwright/generator";
import type { CodeSkills } from "./code-skills.ts";

/** The code skills, as an index knows them. */
export function indexableCodeSkills(codeSkills: CodeSkills): IndexableSkill[] {
  return codeSkills.list().map(({ id, version, metadata, skill }) => {
    const { name, description, tags, capabilities } = metadata;
    return {
      entry: {
        ...{ id, name, description, source: "code" },
        tags: [...new Set([...tags, ...capabilities.map((capability) => capability.name)])],
      },
      digest: `${version} ${skill.source.digest}`,
    };
  });
}
