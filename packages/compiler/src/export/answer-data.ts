import type { CompiledSkill } from "../compiled-skill.ts";
import { answerInput } from "./answer-input.ts";
import { knownAnswers } from "./known-answers.ts";
import { exportedVersion } from "./skill-manifest.ts";

/** The text of `answers.json`: all that the shipped scripts know of the skill they answer for. */
export function answerData(skill: CompiledSkill, id: string): string {
  const data = {
    id,
    version: exportedVersion,
    package_id: skill.id,
    input: answerInput(skill),
    answers: knownAnswers(skill).map(({ prompt, answer, ruleId, handlerId }) => ({
      prompt,
      answer,
      rule_id: ruleId,
      handler_id: handlerId,
    })),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}
