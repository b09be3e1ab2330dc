/** Something that commands wait at. */
export interface Gate {
  /** Lets everything through, now and later. */
  open(): void;
  /** How many came to it. */
  readonly entered: number;
  /** Waits until it opens; rejects with the signal's reason. */
  wait(signal: AbortSignal): Promise<void>;
}

/** A closed gate. */
export function createGate(): Gate {
  const { promise, resolve } = Promise.withResolvers<void>();
  let entered = 0;
  return {
    open: resolve,
    get entered() {
      return entered;
    },
    async wait(signal) {
      entered += 1;
      const aborted = Promise.withResolvers<never>();
      signal.addEventListener("abort", () => aborted.reject(signal.reason));
      await Promise.race([promise, aborted.promise]);
    },
  };
}
