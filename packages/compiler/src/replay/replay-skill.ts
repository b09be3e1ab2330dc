import type { CompiledSkill } from "../compiled-skill.ts";
import { normalizePrompt } from "../text/normalize-prompt.ts";

/** An answer found again, and what found it. */
export interface SkillReplay {
  readonly packageId: string;
  readonly ruleId: string;
  readonly handlerId: string;
  readonly answer: string;
  /** Id of the package, for the event log. */
  readonly cacheHit: string;
}

/** The parts of a skill that replay needs. */
export type ReplayableSkill = Pick<
  CompiledSkill,
  "id" | "normalizedTrigger" | "ruleId" | "handlerId" | "response" | "expectedTests"
>;

/**
 * The answer of a skill to a prompt, compared as {@link normalizePrompt} writes it.
 *
 * Expected tests come before the trigger, earlier ones before later ones.
 */
export function replaySkill(skill: ReplayableSkill, prompt: string): SkillReplay | undefined {
  const normalized = normalizePrompt(prompt);
  for (const [known, replay] of skillReplays(skill)) if (known === normalized) return replay;
  return undefined;
}

/** Every prompt that a skill knows with its answer; the first of equal prompts counts. */
export function* skillReplays(skill: ReplayableSkill): Generator<[prompt: string, SkillReplay]> {
  const { id } = skill;
  for (const { normalizedInput, triggerId, handlerId, expectedOutput } of skill.expectedTests) {
    const answer = expectedOutput;
    yield [normalizedInput, { packageId: id, ruleId: triggerId, handlerId, answer, cacheHit: id }];
  }
  const { normalizedTrigger, ruleId, handlerId, response } = skill;
  const answer = response;
  yield [normalizedTrigger, { packageId: id, ruleId, handlerId, answer, cacheHit: id }];
}
