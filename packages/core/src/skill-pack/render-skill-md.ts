import { formatScalar } from "../agent-skill/write/format-scalar.ts";
import type { PackSkill } from "./skill-pack.ts";

/**
 * A packed skill as the `SKILL.md` that CELLSTATE writes: name, description, version and tags, in
 * that order, and the body after a blank line.
 *
 * For tools that expect this shape: `version` and `tags` are no fields of the standard. Unlike
 * the original every value is quoted where YAML asks for it, so none can add a field of its own.
 */
export function renderSkillMd({
  name,
  description,
  version,
  tags,
  instructions,
}: PackSkill): string {
  const lines = [
    `name: ${formatScalar(name)}`,
    `description: ${formatScalar(description)}`,
    ...(version === "" ? [] : [`version: ${formatScalar(version)}`]),
    ...(tags.length === 0 ? [] : ["tags:", ...tags.map((tag) => `  - ${formatScalar(tag)}`)]),
  ];
  const body = instructions.endsWith("\n") ? instructions : `${instructions}\n`;
  return `---\n${lines.join("\n")}\n---\n\n${body}`;
}
