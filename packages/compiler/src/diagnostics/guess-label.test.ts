import { expect, it } from "vitest";
import { guessLabel } from "./guess-label.ts";

it.each([
  ["Steps `x`", "Step", 5],
  ["- Step `x`", "Step", 6],
  ["\ufeffSkill `s`", "Skill", 6],
  ["Expected  test `a` -> `b`", "Expected test", 14],
  ["Expceted test `a` -> `b`", "Expected test", 13],
  ["1. Permision `tool:x`", "Permission", 12],
])("takes %j for a %s line", (text, label, length) => {
  expect(guessLabel(text)).toEqual({ label, length });
});

it.each(["Please answer the question", "这里", "- - -"])("has no guess for %j", (text) => {
  expect(guessLabel(text)).toBeUndefined();
});
