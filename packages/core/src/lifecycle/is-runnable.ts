import type { SkillState } from "./skill-state.ts";

/** Whether a skill in this state may be invoked. */
export function isRunnable(state: SkillState): boolean {
  return state === "active";
}
