/** How many failed starts or crashes a skill may have in a while. */
export interface RestartBudgetOptions {
  /** Default 5, as `[python] max_restarts`. */
  readonly maxRestarts?: number | undefined;
  /** A restart this long ago no longer counts, in milliseconds. Default 10 minutes. */
  readonly windowMs?: number | undefined;
}

/**
 * Counts restarts in a sliding window: the budget refills by itself, so a skill that crashes once a
 * day for a week is not treated like one that crashes at every start.
 */
export class RestartBudget {
  readonly #maxRestarts: number;
  readonly #windowMs: number;
  #failures: number[] = [];

  constructor({ maxRestarts = 5, windowMs = 10 * 60_000 }: RestartBudgetOptions = {}) {
    this.#maxRestarts = maxRestarts;
    this.#windowMs = windowMs;
  }

  /** Counts a crash or a failed start, at `now` (milliseconds). */
  fail(now: number): void {
    this.#failures.push(now);
  }

  /** Failures within the window. */
  failures(now: number): number {
    this.#failures = this.#failures.filter((at) => now - at < this.#windowMs);
    return this.#failures.length;
  }

  /** Whether another start is one too many. */
  isSpent(now: number): boolean {
    return this.failures(now) > this.#maxRestarts;
  }
}
