import { expect, it } from "vitest";
import { findMentions } from "./find-mentions.ts";
import { findUnknownValue } from "./find-unknown-value.ts";

const value = { words: ["mile"], symbols: [] };

it.each([
  ["miles to parsecs", "parsecs"],
  ["convert 5 miles into the parsecs", "parsecs"],
  ["convert smoots to miles", "smoots"],
  ["convert 3 smoots to miles", "smoots"],
  ["miles to miles", undefined],
  ["miles to metric", undefined],
  ["convert distances to miles", undefined],
  ["miles today", undefined],
  ["walk two miles", undefined],
])("%j names the unknown value %s", (text, expected) => {
  const known = ["mile", "metric", "distance"];
  expect(findUnknownValue(text, findMentions(text, [value]), known)).toBe(expected);
});
