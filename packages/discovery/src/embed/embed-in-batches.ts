import { normalise } from "./normalise.ts";
import { type BatchOptions, runInBatches } from "./run-in-batches.ts";

/**
 * Runs a model over many texts, a batch at a time, and checks and normalises what it gives.
 *
 * @param options - `dimensions`: the length that every vector must have.
 * @throws SkillwrightError as {@link runInBatches} and {@link normalise}.
 */
export async function embedInBatches(
  texts: readonly string[],
  { dimensions, ...options }: BatchOptions & { readonly dimensions: number },
  run: (batch: string[]) => Promise<readonly ArrayLike<number>[]>,
): Promise<Float32Array[]> {
  const vectors = await runInBatches(texts, options, run);
  return vectors.map((vector) => normalise(vector, dimensions));
}
