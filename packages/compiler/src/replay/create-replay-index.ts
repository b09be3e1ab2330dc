import { normalizePrompt } from "../text/normalize-prompt.ts";
import { type ReplayableSkill, type SkillReplay, skillReplays } from "./replay-skill.ts";

/** Many compiled skills, asked at once. */
export interface ReplayIndex {
  /** Number of different prompts that are known. */
  readonly size: number;
  /** The answer of the first skill that knows the prompt, in a time that does not depend on their number. */
  replay(prompt: string): SkillReplay | undefined;
}

/** Indexes a set of skills by the prompts they answer; of equal prompts, the first skill's counts. */
export function createReplayIndex(skills: Iterable<ReplayableSkill>): ReplayIndex {
  const replays = new Map<string, SkillReplay>();
  for (const skill of skills) {
    for (const [prompt, replay] of skillReplays(skill)) {
      if (!replays.has(prompt)) replays.set(prompt, replay);
    }
  }
  return {
    size: replays.size,
    replay: (prompt) => replays.get(normalizePrompt(prompt)),
  };
}
