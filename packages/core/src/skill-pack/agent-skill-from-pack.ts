import type { AgentSkillDraft, FrontmatterMap } from "../agent-skill/agent-skill.ts";
import type { PackSkill } from "./skill-pack.ts";

/** A packed skill as the standard has it: version and tags go to `metadata`. */
export function agentSkillFromPack(skill: PackSkill): AgentSkillDraft {
  const { name, description, instructions } = skill;
  return { name, description, metadata: packMetadata(skill), body: instructions };
}

function packMetadata({ version, tags }: PackSkill): FrontmatterMap {
  return {
    ...(version !== "" && { version }),
    ...(tags.length > 0 && { tags: tags.join(", ") }),
  };
}
