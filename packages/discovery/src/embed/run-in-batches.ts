import { setImmediate } from "node:timers/promises";
import { SkillwrightError } from "@skillwright/core";
import type { DiscoveryErrorCode } from "../errors.ts";

/** How {@link runInBatches} splits the work. */
export interface BatchOptions {
  /** Items given to the model at a time, at least 1. */
  readonly batchSize: number;
  /** Checked before each batch. */
  readonly signal: AbortSignal | undefined;
}

/**
 * Runs a model over many items, a batch at a time.
 *
 * @returns one result an item, in order.
 * @throws SkillwrightError `embedder-failed` when the model throws or gives the wrong number of
 *   results; a SkillwrightError of the model's own as it is; the signal's reason.
 */
export async function runInBatches<Item, Result>(
  items: readonly Item[],
  { batchSize, signal }: BatchOptions,
  run: (batch: Item[]) => Promise<readonly Result[]>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += batchSize) {
    // Some models compute on this thread: without a pause no Ctrl-C would ever be heard.
    if (start > 0) await setImmediate();
    signal?.throwIfAborted();
    const batch = items.slice(start, start + batchSize);
    const answer = await run(batch).catch((cause: unknown) => {
      signal?.throwIfAborted();
      // Who made the embedder knows better what to do.
      if (SkillwrightError.is(cause)) throw cause;
      throw failed("the embedder failed", cause);
    });
    if (answer.length !== batch.length) {
      throw failed(`the embedder gave ${answer.length} vectors for ${batch.length} texts`);
    }
    results.push(...answer);
  }
  return results;
}

function failed(message: string, cause?: unknown): SkillwrightError<DiscoveryErrorCode> {
  const reason = cause instanceof Error ? `: ${cause.message}` : "";
  return new SkillwrightError(`${message}${reason}`, { code: "embedder-failed", cause });
}
