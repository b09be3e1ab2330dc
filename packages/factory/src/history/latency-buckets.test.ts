import fc from "fast-check";
import { expect, it } from "vitest";
import { bucketMiddleMs, bucketOf, percentileMs } from "./latency-buckets.ts";

it("keeps a duration to 2.5 %", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 1e8, noNaN: true }), (durationMs) => {
      const kept = bucketMiddleMs(bucketOf(durationMs));
      expect(Math.abs(kept - durationMs) / durationMs).toBeLessThan(0.0251);
    }),
  );
});

it("reads percentiles as sorting would, to one bucket", () => {
  const durations = Array.from({ length: 1_000 }, (_, i) => (i + 1) * 0.7);
  const counts = new Map<number, number>();
  for (const ms of durations) counts.set(bucketOf(ms), (counts.get(bucketOf(ms)) ?? 0) + 1);
  for (const fraction of [0.5, 0.95, 0.99, 1]) {
    const exact = durations[Math.ceil(fraction * 1_000) - 1] ?? 0;
    expect(Math.abs(percentileMs(counts, fraction) - exact) / exact).toBeLessThan(0.06);
  }
});

it("is 0 when nothing was counted", () => {
  expect(percentileMs(new Map(), 0.5)).toBe(0);
});
