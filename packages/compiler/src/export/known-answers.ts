import type { CompiledSkill } from "../compiled-skill.ts";
import { skillReplays } from "../replay/replay-skill.ts";

/** A prompt with what the skill really answers, and both ids. */
export interface KnownAnswer {
  /** As the description spells it. */
  readonly input: string;
  /** As prompts are compared. */
  readonly prompt: string;
  readonly answer: string;
  readonly ruleId: string;
  readonly handlerId: string;
}

/**
 * The prompts that a skill answers, each once.
 *
 * An expected test that an earlier one shadows is left out: the skill does not answer as it says.
 */
export function knownAnswers(skill: CompiledSkill): KnownAnswer[] {
  const inputs = [...skill.expectedTests.map(({ input }) => input), skill.trigger];
  const known = new Map<string, KnownAnswer>();
  for (const [index, [prompt, replay]] of [...skillReplays(skill)].entries()) {
    if (known.has(prompt)) continue;
    const { answer, ruleId, handlerId } = replay;
    known.set(prompt, { input: inputs[index] ?? skill.trigger, prompt, answer, ruleId, handlerId });
  }
  return [...known.values()];
}
