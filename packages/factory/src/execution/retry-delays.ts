import { ExponentialBackoff, halfJitterGenerator, type IBackoff } from "cockatiel";

/** First wait before jitter, as in the reference: 2^n seconds. */
const initialDelayMs = 1_000;

/** Longest wait before jitter. */
const maxDelayMs = 30_000;

/**
 * The waits between attempts: 1 s, 2 s, 4 s … at most 30 s, of which a random half is kept or not, so
 * that callers who failed together do not come back together.
 *
 * Endless; milliseconds.
 */
export function* retryDelays(): Generator<number, never> {
  const options = {
    initialDelay: initialDelayMs,
    maxDelay: maxDelayMs,
    generator: halfJitterGenerator,
  };
  let backoff: IBackoff<unknown> = new ExponentialBackoff(options).next();
  while (true) {
    yield backoff.duration;
    backoff = backoff.next(undefined);
  }
}
