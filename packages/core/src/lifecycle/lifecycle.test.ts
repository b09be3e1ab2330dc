import { expect, it } from "vitest";
import { canTransition } from "./can-transition.ts";
import { isRunnable } from "./is-runnable.ts";
import { skillStates } from "./skill-state.ts";

const allowed = [
  "pending → testing",
  "testing → active",
  "testing → disabled",
  "testing → quarantined",
  "active → disabled",
  "active → quarantined",
  "disabled → active",
  "disabled → quarantined",
  "quarantined → disabled",
];

it("allows nine moves and no other", () => {
  const moves = skillStates.flatMap((from) =>
    skillStates.filter((to) => canTransition(from, to)).map((to) => `${from} → ${to}`),
  );
  expect(moves).toEqual(allowed);
});

it("runs active skills only", () => {
  expect(skillStates.filter(isRunnable)).toEqual(["active"]);
});
