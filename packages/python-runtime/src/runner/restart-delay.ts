/** Longest wait between two restarts of one skill. */
const maxDelayMs = 60_000;

/**
 * Wait before the next start of a skill that keeps failing: 1 s, doubled after each, at most 60 s.
 *
 * @param failures - starts that failed already; a non-negative integer, 0 before the first.
 * @returns milliseconds, from 1,000 to 60,000.
 * @throws RangeError when `failures` is negative or not an integer.
 */
export function restartDelayMs(failures: number): number {
  if (!Number.isInteger(failures) || failures < 0) {
    throw new RangeError(`failures must be a non-negative integer, got ${failures}`);
  }
  // 2 ** 1024 is Infinity, and Math.min copes: long-lived skills need no branch of their own.
  return Math.min(1000 * 2 ** failures, maxDelayMs);
}
