import type { AcceptanceTest, JsonValue } from "@skillwright/core";
import { isJsonObject } from "@skillwright/core";

/**
 * The same tests without one call made twice: what an intent names may be what a template tries
 * anyway. The first of them expects what both do; tests that contradict each other stay two.
 */
export function mergeTests(tests: readonly AcceptanceTest[]): AcceptanceTest[] {
  const merged: AcceptanceTest[] = [];
  for (const test of tests) {
    const index = merged.findIndex((earlier) => isSameCall(earlier, test));
    const earlier = merged[index];
    const expect = earlier && mergeExpectations(earlier.expect, test.expect);
    if (earlier === undefined || expect === undefined) merged.push(test);
    else merged[index] = { ...earlier, expect };
  }
  return merged;
}

function isSameCall(a: AcceptanceTest, b: AcceptanceTest): boolean {
  return a.action === b.action && JSON.stringify(a.input) === JSON.stringify(b.input);
}

/** Undefined where no answer could be what both expect, or an error is expected. */
function mergeExpectations(
  a: JsonValue | undefined,
  b: JsonValue | undefined,
): JsonValue | undefined {
  if (!isJsonObject(a) || !isJsonObject(b)) return undefined;
  const both = Object.keys(a).filter((key) => Object.hasOwn(b, key));
  const agree = both.every((key) => JSON.stringify(a[key]) === JSON.stringify(b[key]));
  return agree ? { ...a, ...b } : undefined;
}
