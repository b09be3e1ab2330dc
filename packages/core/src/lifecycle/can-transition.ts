import type { SkillState } from "./skill-state.ts";

/** Nothing leads to `pending`: only an installation puts a skill there. */
const targets: Readonly<Record<SkillState, readonly SkillState[]>> = {
  pending: ["testing"],
  testing: ["active", "disabled", "quarantined"],
  active: ["disabled", "quarantined"],
  disabled: ["active", "quarantined"],
  quarantined: ["disabled"],
};

/** Whether a skill may move from one state to the other; staying put is not a move. */
export function canTransition(from: SkillState, to: SkillState): boolean {
  return targets[from].includes(to);
}
