import { setImmediate } from "node:timers/promises";
import { SkillwrightError } from "@skillwright/core";
import type { DiscoveryErrorCode } from "../errors.ts";
import { normalise } from "./normalise.ts";

/** How {@link embedInBatches} splits the work. */
export interface BatchOptions {
  /** Texts given to the model at a time, at least 1. */
  readonly batchSize: number;
  /** Length that every vector must have. */
  readonly dimensions: number;
  /** Checked before each batch. */
  readonly signal: AbortSignal | undefined;
}

/**
 * Runs a model over many texts, a batch at a time, and checks and normalises what it gives.
 *
 * @throws SkillwrightError `embedder-failed` when the model throws or gives the wrong number of
 *   vectors; a SkillwrightError of the model's own as it is.
 */
export async function embedInBatches(
  texts: readonly string[],
  { batchSize, dimensions, signal }: BatchOptions,
  run: (batch: string[]) => Promise<readonly ArrayLike<number>[]>,
): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (let start = 0; start < texts.length; start += batchSize) {
    // Some models compute on this thread: without a pause no Ctrl-C would ever be heard.
    if (start > 0) await setImmediate();
    signal?.throwIfAborted();
    const batch = texts.slice(start, start + batchSize);
    const answer = await run(batch).catch((cause: unknown) => {
      signal?.throwIfAborted();
      // Who made the embedder knows better what to do.
      if (SkillwrightError.is(cause)) throw cause;
      throw failed("the embedder failed", cause);
    });
    if (answer.length !== batch.length) {
      throw failed(`the embedder gave ${answer.length} vectors for ${batch.length} texts`);
    }
    for (const vector of answer) vectors.push(normalise(vector, dimensions));
  }
  return vectors;
}

function failed(message: string, cause?: unknown): SkillwrightError<DiscoveryErrorCode> {
  const reason = cause instanceof Error ? `: ${cause.message}` : "";
  return new SkillwrightError(`${message}${reason}`, { code: "embedder-failed", cause });
}
