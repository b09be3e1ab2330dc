/**
 * Durations fall into buckets whose bounds grow by 5 %, so a percentile read from them is at most
 * 2.5 % off, whatever the range, and two processes can add up what they counted.
 */
const growth = Math.log(1.05);

/** Everything below is one bucket: 1 µs. */
const floorMs = 0.001;

/** The bucket of a duration in milliseconds. */
export function bucketOf(durationMs: number): number {
  return Math.ceil(Math.log(Math.max(durationMs, floorMs) / floorMs) / growth);
}

/** The duration in the middle of a bucket, in milliseconds. */
export function bucketMiddleMs(bucket: number): number {
  return floorMs * Math.exp((bucket - 0.5) * growth);
}

/**
 * A percentile of counted durations.
 *
 * @param counts - how many durations each bucket holds.
 * @param fraction - 0.95 for the 95th percentile.
 * @returns milliseconds; 0 when nothing was counted.
 */
export function percentileMs(counts: ReadonlyMap<number, number>, fraction: number): number {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  let left = Math.ceil(total * fraction);
  for (const [bucket, count] of [...counts].sort(([a], [b]) => a - b)) {
    left -= count;
    if (left <= 0) return bucketMiddleMs(bucket);
  }
  return 0;
}
