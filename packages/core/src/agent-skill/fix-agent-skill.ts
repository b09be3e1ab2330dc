import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { type CheckAgentSkillOptions, checkAgentSkill } from "./check-agent-skill.ts";
import { applyEdits } from "./write/apply-edits.ts";

/** Rounds after which fixes that keep leading to new ones are given up. */
const maxRounds = 20;

/** A text with everything mended that has a mechanical fix. */
export interface FixedAgentSkill {
  readonly text: string;
  /** What was mended, in order. */
  readonly applied: readonly Diagnostic[];
  /** What a person has to mend. */
  readonly remaining: readonly Diagnostic[];
}

/** Makes the mechanical fixes one after the other until none is left. Nothing is written to disk. */
export function fixAgentSkill(
  markdown: string,
  options: CheckAgentSkillOptions = {},
): FixedAgentSkill {
  const applied: Diagnostic[] = [];
  let text = markdown;
  for (;;) {
    const remaining = checkAgentSkill(text, options);
    const next =
      applied.length < maxRounds ? remaining.find(({ fix }) => fix !== undefined) : undefined;
    if (next?.fix === undefined) return { text, applied, remaining };
    const { startOffset, endOffset, text: inserted } = next.fix;
    text = applyEdits(text, [{ start: startOffset, end: endOffset, text: inserted }]);
    applied.push(next);
  }
}
