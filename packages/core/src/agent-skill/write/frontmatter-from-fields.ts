import type { AgentSkillDraft, FrontmatterMap, FrontmatterValue } from "../agent-skill.ts";
import { isKnownField } from "../check/known-field.ts";
import { sameValue } from "../frontmatter/same-value.ts";
import { skillFields } from "../skill-fields.ts";

/** A skill's frontmatter, in the standard's order; what was read and not changed as it was read. */
export function frontmatterFromFields(skill: AgentSkillDraft): FrontmatterMap {
  const read = skill.source?.frontmatter ?? {};
  const before = skillFields(read);
  const {
    name,
    description,
    license,
    compatibility,
    allowedTools,
    metadata = {},
    otherFields = {},
  } = skill;
  const tools = allowedTools?.join(" ");
  const known = {
    name: keep("name", before.name, name),
    description: keep("description", before.description, description),
    license: keep("license", before.license, license),
    compatibility: keep("compatibility", before.compatibility, compatibility),
    "allowed-tools": keep("allowed-tools", before.allowedTools, allowedTools, () => tools),
    metadata: keep("metadata", before.metadata, metadata, () =>
      isEmpty(metadata) ? undefined : metadata,
    ),
  };
  const others = Object.entries(otherFields).filter(([key]) => !isKnownField(key));
  return Object.fromEntries([...Object.entries(known), ...others].filter(isPresent));

  /** The value as it was read when it says the same, else as it is written now. */
  function keep(
    key: string,
    was: FrontmatterValue | undefined,
    is: FrontmatterValue | undefined,
    write = () => is,
  ): FrontmatterValue | undefined {
    return sameValue(was, is) ? read[key] : write();
  }
}

function isEmpty(map: FrontmatterMap): boolean {
  return Object.keys(map).length === 0;
}

function isPresent(
  entry: [string, FrontmatterValue | undefined],
): entry is [string, FrontmatterValue] {
  return entry[1] !== undefined;
}
