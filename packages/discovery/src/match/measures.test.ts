import { expect, it } from "vitest";
import { words } from "../text/words.ts";
import { measuresIn, periodsIn } from "./measures.ts";

it.each([
  ["how many readings are there", ["count"]],
  ["the number of readings", ["count"]],
  ["the phone number of the bakery", []],
  ["averaged readings", ["average"]],
  ["the mean of the readings", ["average"]],
  ["what does this word mean", []],
])("the measure of %j", (text, expected) => {
  expect([...measuresIn(words(text))]).toEqual(expected);
});

it.each([
  ["a daily report", ["rate day"]],
  ["orders per week", ["rate week"]],
  ["sales of last month", ["span month"]],
  ["a day in the life", []],
])("the period of %j", (text, expected) => {
  expect([...periodsIn(words(text))]).toEqual(expected);
});
