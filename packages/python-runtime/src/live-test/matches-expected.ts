import type { JsonObject, JsonValue } from "@skillwright/core";

/** Numbers go through other languages' arithmetic and formatting on their way. */
const relativeTolerance = 1e-9;

/**
 * Whether a result is what a test expects: equal in depth, numbers to 1e-9 relative; an expected
 * object may leave out keys of the result, at any depth.
 */
export function matchesExpected(result: JsonValue | undefined, expected: JsonValue): boolean {
  if (typeof expected === "number" && typeof result === "number") {
    const scale = Math.max(Math.abs(expected), Math.abs(result));
    return Math.abs(expected - result) <= relativeTolerance * scale;
  }
  if (isObject(expected)) {
    return (
      isObject(result) &&
      Object.entries(expected).every(
        ([key, value]) => Object.hasOwn(result, key) && matchesExpected(result[key], value),
      )
    );
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(result) || result.length !== expected.length) return false;
    return expected.every((item, index) => matchesExpected(result[index], item));
  }
  return result === expected;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
