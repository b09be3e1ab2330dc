import { skillIdFromIntent, skillNameFromId } from "@skillwright/core";
import type { CompiledSkill } from "../compiled-skill.ts";
import { plainText } from "./plain-text.ts";

/** What an exported skill is called. */
export interface SkillDescription {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

/** Names an exported skill: after its `Skill` line, or after its trigger when it was prose. */
export function describeSkill(skill: CompiledSkill): SkillDescription {
  const { trigger, response, skillName } = skill;
  const steps = skill.steps.map(({ description }) => description);
  const answers = `Answers “${plainText(trigger)}” with “${plainText(response)}”.`;
  // Only a structured description gives the text that is compiled a name of its own.
  const isProse = skillName === "trigger_response_skill" && steps.length === 0;
  const title = isProse ? trigger : skillName;
  const isSpeakable = /[\p{L}\p{N}]/u.test(title);
  const id = isSpeakable ? skillIdFromIntent(title) : skill.id;
  return {
    id,
    name: isSpeakable ? plainText(title) : skillNameFromId(id),
    description: steps.length === 0 ? answers : `${plainText(steps.join("; "))}. ${answers}`,
  };
}
