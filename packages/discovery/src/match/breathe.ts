import { setImmediate } from "node:timers/promises";

/**
 * Lets this thread hear what happened meanwhile, a Ctrl-C above all.
 *
 * @throws the signal's reason when it is aborted.
 */
export async function breathe(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate();
  signal?.throwIfAborted();
}
