import type { AcceptanceTest } from "@skillwright/core";
import { expect, it } from "vitest";
import { mergeTests } from "./merge-tests.ts";

const convert = (more: Partial<AcceptanceTest>): AcceptanceTest => ({
  action: "convert",
  input: { value: 30 },
  needs: [],
  ...more,
});

it("makes one test of two that make the same call, expecting what both do", () => {
  const tests = [
    convert({ expect: { unit: "fahrenheit" } }),
    convert({ expect: { value: 86, unit: "fahrenheit" } }),
    convert({ input: { value: 0 }, expect: { value: 32 } }),
  ];
  expect(mergeTests(tests)).toEqual([
    convert({ expect: { unit: "fahrenheit", value: 86 } }),
    convert({ input: { value: 0 }, expect: { value: 32 } }),
  ]);
});

it.each([
  ["contradict each other", { expect: { value: 1 } }, { expect: { value: 2 } }],
  ["expect an error", { expectError: "invalid-input" }, { expectError: "invalid-input" }],
  ["expect no objects", { expect: 1 }, { expect: 2 }],
])("keeps both of two tests that %s", (_, first, second) => {
  const tests = [convert(first), convert(second)];
  expect(mergeTests(tests)).toEqual(tests);
});
