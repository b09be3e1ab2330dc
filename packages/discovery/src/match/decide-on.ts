import type { SkillMatch } from "../entry.ts";
import type { Decision } from "../index/skill-index.ts";

/** Most candidates shown to a person. */
const shown = 3;

/**
 * Turns scored skills, best first, into a decision.
 *
 * @param threshold - score from which the best one is reused, in [0, 1].
 * @param askFrom - score from which a person is asked, in [0, 1].
 */
export function decideOn(
  scored: readonly SkillMatch[],
  threshold: number,
  askFrom: number,
): Decision {
  const candidates = scored
    .filter(({ score }) => score >= Math.min(askFrom, threshold))
    .slice(0, shown);
  const [best] = candidates;
  if (best === undefined) return { answer: "generate", candidates };
  return { answer: best.score >= threshold ? "reuse" : "ask", candidates };
}
