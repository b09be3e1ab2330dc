import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhenResult,
  CircuitState as PolicyState,
} from "cockatiel";
import { factoryError } from "../errors.ts";

/** Whether calls go through: all of them, none, or one trial at a time. */
export type CircuitState = "closed" | "open" | "half_open";

/**
 * What an attempt says about the skill.
 *
 * - `passed`, `failed`: it works, it does not.
 * - `none`: nothing, because the caller was wrong or gave up.
 */
export type Verdict = "passed" | "failed" | "none";

/** Settings of a {@link SkillCircuit}. */
export interface CircuitOptions {
  /** Failures in a row that open the circuit. Default 5. */
  readonly failureThreshold?: number | undefined;
  /** Milliseconds until the first trial. Default 60,000. */
  readonly recoveryTimeoutMs?: number | undefined;
  /** Trials in a row that must pass to close it again. Default 3. */
  readonly successThreshold?: number | undefined;
  /** Monotonic time in milliseconds. Default `performance.now`. */
  readonly clock?: (() => number) | undefined;
}

const names: Partial<Record<PolicyState, CircuitState>> = {
  [PolicyState.Closed]: "closed",
  [PolicyState.Open]: "open",
  [PolicyState.HalfOpen]: "half_open",
};

/**
 * The circuit breaker of one skill.
 *
 * cockatiel keeps the states and counts; what it leaves to us is to let one trial through at a
 * time, to disregard attempts that say nothing, and to measure time by a monotonic clock.
 */
export class SkillCircuit {
  readonly #policy: CircuitBreakerPolicy;
  readonly #id: string;
  #state: CircuitState = "closed";
  #trying = false;
  /** Counts transitions: what an attempt says is about the state that it began in. */
  #epoch = 0;

  constructor(
    id: string,
    options: CircuitOptions,
    onChange: (from: CircuitState, to: CircuitState) => void,
  ) {
    const { failureThreshold = 5, recoveryTimeoutMs = 60_000, successThreshold = 3 } = options;
    const { clock = () => performance.now() } = options;
    this.#id = id;
    this.#policy = circuitBreaker(
      handleWhenResult((verdict) => verdict === "failed"),
      {
        breaker: new ConsecutiveBreaker(failureThreshold),
        halfOpenAfter: monotonicDelay(recoveryTimeoutMs, clock),
        halfOpenSampling: { calls: successThreshold, threshold: 0 },
      },
    );
    this.#policy.onStateChange((state) => {
      const from = this.#state;
      this.#state = names[state] ?? from;
      this.#epoch += 1;
      onChange(from, this.#state);
    });
  }

  get state(): CircuitState {
    return this.#state;
  }

  /**
   * Runs an attempt, which reports its verdict.
   *
   * @throws SkillwrightError `circuit-open` without running it.
   */
  async run(attempt: () => Promise<Verdict>): Promise<void> {
    if (this.#state === "closed") return this.#watch(attempt);
    if (this.#trying) throw this.#refusal();
    this.#trying = true;
    try {
      // A trial that says nothing has not shown that the skill is well.
      const strict = async () => ((await attempt()) === "passed" ? "passed" : "failed");
      await this.#policy.execute(strict);
    } catch (error) {
      throw error instanceof BrokenCircuitError ? this.#refusal() : error;
    } finally {
      this.#trying = false;
    }
  }

  async #watch(attempt: () => Promise<Verdict>): Promise<void> {
    const epoch = this.#epoch;
    const verdict = await attempt();
    if (verdict !== "none" && epoch === this.#epoch) await this.#policy.execute(() => verdict);
  }

  #refusal() {
    return factoryError(`${this.#id} failed repeatedly and is left alone for a while`, {
      code: "circuit-open",
      hint: "Try again later; its health says what went wrong.",
    });
  }
}

/**
 * cockatiel compares `Date.now() - openedAt` with the duration of the current backoff, and the wall
 * clock jumps. A duration that is endless until our own clock says otherwise takes it out of the matter.
 */
function monotonicDelay(delayMs: number, clock: () => number) {
  const next = () => {
    const openedAt = clock();
    return {
      get duration() {
        const over = clock() - openedAt >= delayMs;
        return over ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
      },
      next,
    };
  };
  return { next };
}
