import type { SkillwrightError } from "@skillwright/core";

/**
 * The time that something may take, and whoever may end it sooner, as one signal.
 *
 * Dispose it when the work is done: it holds a timer and listeners.
 */
export class Deadline implements Disposable {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout | undefined;
  readonly #parents: readonly AbortSignal[];

  /**
   * @param timeoutMs - milliseconds; `Infinity` for none.
   * @param describe - makes the error that the signal aborts with when the time is up.
   * @param parents - when one of them aborts, so does this, with the same reason.
   */
  constructor(
    timeoutMs: number,
    describe: () => SkillwrightError,
    parents: readonly (AbortSignal | undefined)[] = [],
  ) {
    this.#parents = parents.filter((parent) => parent !== undefined);
    const over = this.#parents.find(({ aborted }) => aborted);
    if (over !== undefined) {
      this.#controller.abort(over.reason);
      return;
    }
    for (const parent of this.#parents) parent.addEventListener("abort", this.#follow);
    // Longer than a timer can wait (24.8 days) is for ever: it would fire at once.
    if (timeoutMs < 2 ** 31) {
      this.#timer = setTimeout(() => this.#controller.abort(describe()), timeoutMs);
    }
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
    for (const parent of this.#parents) parent.removeEventListener("abort", this.#follow);
  }

  readonly #follow = (event: Event): void => {
    if (event.target instanceof AbortSignal) this.#controller.abort(event.target.reason);
  };
}
