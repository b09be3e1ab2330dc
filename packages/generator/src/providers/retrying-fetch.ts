import { setTimeout as sleep } from "node:timers/promises";
import { limitResponse } from "./limit-response.ts";
import { retryAfterMs } from "./retry-after.ts";

/** How requests to a provider are repeated. */
export interface RetryOptions {
  /** Repetitions after the first try. Default 4. */
  readonly maxRetries?: number | undefined;
  /** Longest wait that a provider may ask for, in milliseconds. Default 120,000. */
  readonly maxDelayMs?: number | undefined;
  /** Told before each wait, for a person. */
  readonly onWait?: ((message: string) => void) | undefined;
}

/** What a later try may answer otherwise: time-outs, rate limits, overload, gateways. */
const temporary = new Set([408, 429, 500, 502, 503, 504, 529]);
const firstDelayMs = 1_000;

/**
 * A `fetch` that repeats what a later try may answer, after the delay that the provider asks for,
 * else after 1, 2, 4, … seconds. Redirects are refused: they would carry the key to another host.
 *
 * The AI SDK's own retries ignore a delay of 60 s or more and then ask again too early.
 */
export function createRetryingFetch({
  maxRetries = 4,
  maxDelayMs = 120_000,
  onWait,
}: RetryOptions = {}): typeof globalThis.fetch {
  return async (input, init) => {
    for (let retry = 0; ; retry++) {
      const ending = await fetch(input, { ...init, redirect: "error" }).catch(
        (error: unknown) => new LostConnection(error),
      );
      const lost = ending instanceof LostConnection;
      if (!lost && !temporary.has(ending.status)) return limitResponse(ending);
      const asked = lost ? undefined : retryAfterMs(ending.headers);
      const delayMs = asked ?? firstDelayMs * 2 ** retry;
      if (init?.signal?.aborted || retry >= maxRetries || delayMs > maxDelayMs) {
        if (lost) throw ending.reason;
        return limitResponse(ending);
      }
      const why = lost
        ? "the provider cannot be reached"
        : `the provider answered ${ending.status}`;
      onWait?.(`${why}; trying again in ${Math.ceil(delayMs / 1000)} s`);
      if (!lost) await ending.body?.cancel();
      await sleep(delayMs, undefined, { signal: init?.signal ?? undefined });
    }
  };
}

/** No answer at all; a class, so that it cannot be taken for one. */
class LostConnection {
  readonly reason: unknown;

  constructor(reason: unknown) {
    this.reason = reason;
  }
}
