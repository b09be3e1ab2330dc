import { expect, it } from "vitest";
import { isTypoOf } from "./is-typo-of.ts";

it.each([
  ["emial", "email", true],
  ["emal", "email", true],
  ["emaill", "email", true],
  ["temprature", "temperature", true],
  ["tempratuer", "temperature", true],
  ["email", "email", false],
  ["mail", "gmail", true],
  ["cat", "car", false],
  ["snail", "email", false],
])("%j for %j: %s", (typed, meant, typo) => {
  expect(isTypoOf(typed, meant)).toBe(typo);
});
