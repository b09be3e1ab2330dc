/**
 * Waits for the work, but not longer than the signal allows; the work itself goes on.
 *
 * @throws the signal's reason, untouched.
 */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) {
      // Nobody is left to hear of its failure.
      work.catch(() => {});
      return stop();
    }
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
