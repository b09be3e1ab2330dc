import { expect, it } from "vitest";
import { closestWord } from "./closest-word.ts";

const words = ["Step", "Skill", "Expected test", "integer"] as const;

it.each([
  ["Stpe", "Step"],
  ["Steps", "Step"],
  ["skil", "Skill"],
  ["Expceted test", "Expected test"],
  ["int", "integer"],
  ["banana", undefined],
  ["x", undefined],
])("takes %j for %s", (written, word) => {
  expect(closestWord(written, words)).toBe(word);
});
