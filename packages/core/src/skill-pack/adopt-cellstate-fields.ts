import type { AgentSkill, FrontmatterValue } from "../agent-skill/agent-skill.ts";

/** Fields that CELLSTATE puts beside the name and the standard in `metadata`. */
const cellstateFields = ["version", "tags"];

/** The skill with CELLSTATE's `version` and `tags` where the standard has them; others are untouched. */
export function adoptCellstateFields(skill: AgentSkill): AgentSkill {
  const others = Object.entries(skill.otherFields);
  const moved = others.filter(([key]) => cellstateFields.includes(key));
  if (moved.length === 0) return skill;
  return {
    ...skill,
    metadata: {
      ...Object.fromEntries(moved.map(([key, value]) => [key, asText(value)])),
      ...skill.metadata,
    },
    otherFields: Object.fromEntries(others.filter(([key]) => !cellstateFields.includes(key))),
  };
}

function asText(value: FrontmatterValue): FrontmatterValue {
  return Array.isArray(value) && value.every((item) => typeof item === "string")
    ? value.join(", ")
    : value;
}
