import { expect, it } from "vitest";
import { restartDelayMs } from "./restart-delay.ts";

it.each([
  [0, 1_000],
  [1, 2_000],
  [5, 32_000],
  [6, 60_000],
  [100, 60_000],
  [5_000, 60_000],
])("after %i failures waits %i ms", (failures, delayMs) => {
  expect(restartDelayMs(failures)).toBe(delayMs);
});

it.each([-1, 1.5, Number.NaN])("refuses %d failures, quoting the value", (failures) => {
  expect(() => restartDelayMs(failures)).toThrow(
    new RangeError(`failures must be a non-negative integer, got ${failures}`),
  );
});
