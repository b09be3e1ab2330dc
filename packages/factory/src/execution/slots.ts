/** A limited number of places; whoever finds none waits in line. */
export class Slots {
  readonly limit: number;
  #inUse = 0;
  readonly #line = new Set<() => void>();

  /** @param limit - a positive integer. */
  constructor(limit: number) {
    if (!Number.isInteger(limit) || limit < 1) {
      throw new RangeError(`maxConcurrent must be a positive integer, got ${limit}`);
    }
    this.limit = limit;
  }

  /** Places taken. */
  get inUse(): number {
    return this.#inUse;
  }

  /** How many wait for one. */
  get waiting(): number {
    return this.#line.size;
  }

  /**
   * Takes a place; disposing the handle gives it back.
   *
   * @throws the signal's reason when it aborts while waiting.
   */
  async acquire(signal: AbortSignal): Promise<Disposable> {
    signal.throwIfAborted();
    if (this.#inUse < this.limit) this.#inUse += 1;
    else await this.#wait(signal);
    let held = true;
    return {
      [Symbol.dispose]: () => {
        if (held) this.#release();
        held = false;
      },
    };
  }

  /** A place is handed on, never free in between, so nobody can jump the line. */
  #release(): void {
    const [next] = this.#line;
    if (next === undefined) this.#inUse -= 1;
    else {
      this.#line.delete(next);
      next();
    }
  }

  #wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = () => {
        signal.removeEventListener("abort", leave);
        resolve();
      };
      const leave = () => {
        this.#line.delete(enter);
        reject(signal.reason);
      };
      this.#line.add(enter);
      signal.addEventListener("abort", leave, { once: true });
    });
  }
}
