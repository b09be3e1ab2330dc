import fc from "fast-check";
import { expect, it } from "vitest";
import { editDistance } from "./edit-distance.ts";

it.each([
  ["step", "step", 0],
  ["setp", "step", 1],
  ["steps", "step", 1],
  ["expectd tset", "expected test", 2],
  ["", "abc", 3],
  ["kitten", "sitting", 3],
])("from %j to %j is %i", (from, to, distance) => {
  expect(editDistance(from, to)).toBe(distance);
});

it("is the same both ways and never more than the longer word", () => {
  const word = fc.string({ maxLength: 12 });
  fc.assert(
    fc.property(word, word, (from, to) => {
      expect(editDistance(from, to)).toBe(editDistance(to, from));
      expect(editDistance(from, to)).toBeLessThanOrEqual(Math.max(from.length, to.length));
    }),
  );
});
