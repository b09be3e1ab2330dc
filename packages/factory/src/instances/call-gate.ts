import type { ActionConcurrency } from "@skillwright/core";

/** How calls share one instance: `per-call` ones have their own and need no gate. */
type SharedMode = Exclude<ActionConcurrency, "per-call">;

interface Waiting {
  readonly mode: SharedMode;
  readonly enter: () => void;
}

/**
 * The door of one instance: a `serial` call is alone in it, `shared` calls are there together.
 *
 * Callers enter in the order in which they came, so neither kind starves the other.
 */
export class CallGate {
  #inside = 0;
  #alone = false;
  readonly #line: Waiting[] = [];

  /**
   * Waits for its turn; disposing the handle leaves again.
   *
   * @throws the signal's reason when it aborts while waiting.
   */
  async enter(mode: SharedMode, signal: AbortSignal): Promise<Disposable> {
    signal.throwIfAborted();
    if (this.#line.length === 0 && this.#admits(mode)) this.#take(mode);
    else await this.#wait(mode, signal);
    let here = true;
    return {
      [Symbol.dispose]: () => {
        if (here) this.#leave();
        here = false;
      },
    };
  }

  #admits(mode: SharedMode): boolean {
    return mode === "serial" ? this.#inside === 0 : !this.#alone;
  }

  #take(mode: SharedMode): void {
    this.#inside += 1;
    this.#alone = mode === "serial";
  }

  #leave(): void {
    this.#inside -= 1;
    if (this.#inside === 0) this.#alone = false;
    this.#letIn();
  }

  #letIn(): void {
    for (let next = this.#line[0]; next && this.#admits(next.mode); next = this.#line[0]) {
      this.#line.shift();
      this.#take(next.mode);
      next.enter();
    }
  }

  #wait(mode: SharedMode, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#line.splice(this.#line.indexOf(waiting), 1);
        reject(signal.reason);
        // Whoever stood behind may enter now.
        this.#letIn();
      };
      const waiting = {
        mode,
        enter: () => {
          signal.removeEventListener("abort", leave);
          resolve();
        },
      };
      this.#line.push(waiting);
      signal.addEventListener("abort", leave, { once: true });
    });
  }
}
