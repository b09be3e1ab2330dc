import { expect, it } from "vitest";
import { satisfiesPython } from "./satisfies-python.ts";

it.each([
  ["3.11.4", ">=3.11", true],
  ["3.10.2", ">=3.11", false],
  ["3.9.1", ">=3.11", false],
  ["3.12.0", ">=3.11,<3.13", true],
  ["3.13.0", ">=3.11,<3.13", false],
  ["3.12.7", "~=3.11", true],
  ["4.0.0", "~=3.11", false],
  ["3.12.7", "~=3.12.1", true],
  ["3.13.0", "~=3.12.1", false],
  ["3.12.7", "==3.12.*", true],
  ["3.12.7", "!=3.12.*", false],
  ["3.12", "==3.12.0", true],
  ["3.12.0", ">3.12", false],
  ["3.14.0rc1", ">=3.11", true],
  ["3.14.0rc1", ">=3.14", false],
  ["3.14.0rc1", "<3.14", false],
  ["3.14.0+", ">=3.14", true],
  ["3.12.7", "", true],
])("%s satisfies %j: %s", (version, specifier, answer) => {
  expect(satisfiesPython(version, specifier)).toBe(answer);
});

it.each([
  ["three", ">=3.11"],
  ["3.11", ">=three"],
  ["3.11", "3.11"],
  ["3.11", "~=3"],
])("refuses %s against %s", (version, specifier) => {
  expect(() => satisfiesPython(version, specifier)).toThrow(RangeError);
});
