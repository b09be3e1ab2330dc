/**
 * Works on every item, a few at a time; the first failure ends the others.
 *
 * @param concurrency - how many at a time.
 * @returns results in the order of the items.
 * @throws what the first failing item threw, after all that had begun have ended.
 */
export async function mapConcurrently<Item, Result>(
  items: readonly Item[],
  concurrency: number,
  signal: AbortSignal,
  work: (item: Item, index: number, signal: AbortSignal) => Promise<Result>,
): Promise<Result[]> {
  const controller = new AbortController();
  const stop = () => controller.abort(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  const results = new Array<Result>(items.length);
  const queue = items.entries();
  const failures: unknown[] = [];
  const worker = async () => {
    for (const [index, item] of queue) {
      if (failures.length > 0 || signal.aborted) return;
      try {
        results[index] = await work(item, index, controller.signal);
      } catch (error) {
        failures.push(error);
        controller.abort(error);
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, worker));
  } finally {
    signal.removeEventListener("abort", stop);
  }
  signal.throwIfAborted();
  if (failures.length > 0) throw failures[0];
  return results;
}
