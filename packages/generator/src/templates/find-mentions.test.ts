import { expect, it } from "vitest";
import { findMentions, mentionsAny } from "./find-mentions.ts";

const ounce = { words: ["ounce", "oz"], symbols: [] };
const fluidOunce = { words: ["fluid ounce", "fl oz"], symbols: [] };
const speed = { words: [], symbols: ["km/h"] };
const kilometer = { words: ["kilometer", "km"], symbols: [] };
const celsius = { words: ["celsius"], symbols: ["°C", "C"] };

function found(text: string): unknown[] {
  const names = new Map<unknown, string>([
    [ounce, "oz"],
    [fluidOunce, "fl oz"],
    [speed, "km/h"],
    [kilometer, "km"],
    [celsius, "C"],
  ]);
  return findMentions(text, [...names.keys()] as (typeof ounce)[]).map(({ of }) => names.get(of));
}

it.each([
  ["ounces to fluid-ounces", ["oz", "fl oz"]],
  ["5KM and 3 km/h", ["km", "km/h"]],
  ["°C, C and c", ["C", "C"]],
  ["C++ and C#, the C's and /C/", []],
  ["bounce, announces, ounceless", []],
  ["kilometers\nkilometres", ["km"]],
  ["", []],
])("finds in %j the values %j", (text, expected) => {
  expect(found(text)).toEqual(expected);
});

it.each([
  ["converting", ["convert*"], true],
  ["reconvert", ["convert*"], false],
  ["send e-mail", ["e mail"], true],
  ["emails", ["email"], true],
  ["a.b", ["a+b"], false],
  ["anything", [], false],
])("says of %j and %j %s", (text, words, expected) => {
  expect(mentionsAny(text, words)).toBe(expected);
});
