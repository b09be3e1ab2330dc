import { type Diagnostic, type SkillManifest, SkillwrightError } from "@skillwright/core";
import { checkActionInput } from "../input/check-action-input.ts";
import type { SkillProcess } from "../process/skill-process.ts";

/**
 * Calls every action that no test covers and that can do without input: whatever it answers, it must
 * answer. An action that demands input is left alone, since any we made up would prove nothing.
 */
export async function callUntested(
  { actions, tests }: SkillManifest,
  skill: SkillProcess,
  options: { timeoutMs: number; signal?: AbortSignal | undefined },
): Promise<Diagnostic[]> {
  const diagnostics: Diagnostic[] = [];
  for (const action of actions) {
    if (tests.some((test) => test.action === action.name)) continue;
    const checked = checkActionInput(action, {});
    if (!("input" in checked)) continue;
    try {
      await skill.invoke({ ...checked.input, action: action.name }, options);
    } catch (error) {
      if (!SkillwrightError.is(error)) throw error;
      const message = `the action ${action.name} does not answer: ${error.message}`;
      diagnostics.push({ code: "skill-untested-action", severity: "error", message });
    }
  }
  return diagnostics;
}
