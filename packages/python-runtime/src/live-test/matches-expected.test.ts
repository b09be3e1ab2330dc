import type { JsonValue } from "@skillwright/core";
import { expect, it } from "vitest";
import { matchesExpected } from "./matches-expected.ts";

it.each<[JsonValue, JsonValue]>([
  [1, 1.0000000001],
  [0, 0],
  ["a", "a"],
  [null, null],
  [
    [1, { a: 1 }],
    [1, { a: 1, b: 2 }],
  ],
  [{ a: { b: 1 } }, { a: { b: 1, c: 2 }, d: 3 }],
  [{}, { anything: true }],
])("%j is satisfied by %j", (expected, result) => {
  expect(matchesExpected(result, expected)).toBe(true);
});

it.each<[JsonValue, JsonValue | undefined]>([
  [1, 1.000001],
  [0, 1e-12],
  [1, "1"],
  [1, true],
  [null, undefined],
  [{}, null],
  [{}, []],
  [[], {}],
  [[1], [1, 2]],
  [{ toString: 1 }, {}],
  [{ a: null }, {}],
])("%j is not satisfied by %j", (expected, result) => {
  expect(matchesExpected(result, expected)).toBe(false);
});
