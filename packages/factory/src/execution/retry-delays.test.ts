import { afterEach, expect, it, vi } from "vitest";
import { retryDelays } from "./retry-delays.ts";

afterEach(() => void vi.restoreAllMocks());

function first(count: number): number[] {
  const delays = retryDelays();
  return Array.from({ length: count }, () => delays.next().value);
}

it.each([
  [0.999999, [999, 1999, 3999, 7999, 15999, 29999, 29999]],
  [0, [500, 1000, 2000, 4000, 8000, 15000, 15000]],
])("doubles up to the cap, with jitter %d", (random, delays) => {
  vi.spyOn(Math, "random").mockReturnValue(random);
  expect(first(7)).toEqual(delays);
});
