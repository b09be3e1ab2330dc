import { expect, it } from "vitest";
import { verbRelation } from "./verb-relation.ts";

it.each([
  [["merge"], ["merge"], [], "same"],
  [["trim"], ["process"], ["trim"], "same"],
  [["join"], ["merge"], [], "related"],
  [["make"], ["generate"], [], "light"],
  [[], ["get"], [], "light"],
  [["split"], ["merge"], [], "opposed"],
  [["unpivot"], ["pivot"], [], "opposed"],
  [["delete"], ["show"], [], "different"],
  [["send"], [], [], "unknown"],
] as const)("%j beside %j and %j is %s", (asked, main, others, relation) => {
  expect(verbRelation(asked, main, others)).toBe(relation);
});
