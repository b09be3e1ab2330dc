import { expect, it } from "vitest";
import { normalise } from "./normalise.ts";

it.each([
  [
    [3, 4],
    [0.6, 0.8],
  ],
  [
    [1e200, 0],
    [1, 0],
  ],
  [
    [1e-200, 1e-200],
    [Math.SQRT1_2, Math.SQRT1_2],
  ],
])("scales %j to length 1", (vector, unit) => {
  const [x, y] = normalise(vector, 2);
  expect(x).toBeCloseTo(unit[0] ?? Number.NaN);
  expect(y).toBeCloseTo(unit[1] ?? Number.NaN);
});

it("leaves its argument alone", () => {
  const vector = new Float32Array([2, 0]);
  normalise(vector, 2);
  expect(vector[0]).toBe(2);
});

it.each([
  ["vector-invalid", [0, 0]],
  ["vector-invalid", [1, Number.NaN]],
  ["vector-invalid", [Number.POSITIVE_INFINITY, 1]],
  ["vector-dimension-mismatch", [1]],
])("throws %s for %j", (code, vector) => {
  expect(() => normalise(vector, 2)).toThrow(expect.objectContaining({ code }));
});
