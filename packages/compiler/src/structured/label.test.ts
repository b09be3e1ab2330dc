import { expect, it } from "vitest";
import { findLabel } from "./label.ts";

it.each([
  ["Skill `s`", { label: "Skill", rest: "`s`" }],
  ["STEP  :  two  words", { label: "Step", rest: "two  words" }],
  ["effect :: x", { label: "Effect", rest: ": x" }],
  ["Expected test`a` -> b", { label: "Expected test", rest: "`a` -> b" }],
  ["Tool", { label: "Tool", rest: "" }],
  ["Step\u3000x", { label: "Step", rest: "x" }],
])("reads %j", (text, match) => {
  expect(findLabel(text)).toEqual(match);
});

it.each([
  "Steps `x`",
  "Step-by-step",
  "Step. x",
  "Step： x",
  "Expected  test `a`",
  "Expected test->b",
  "S\u212aill `s`",
  "\u212aill",
  "\u017ftep `x`",
  "Ste",
])("sees no label in %j", (text) => {
  expect(findLabel(text)).toBeUndefined();
});
