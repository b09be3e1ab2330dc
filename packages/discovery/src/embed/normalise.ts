import { SkillwrightError } from "@skillwright/core";
import type { DiscoveryErrorCode } from "../errors.ts";

/**
 * The vector scaled to length 1, as a copy.
 *
 * @param vector - finite numbers, not all zero.
 * @param dimensions - the length that the vector must have.
 * @throws SkillwrightError `vector-dimension-mismatch`, or `vector-invalid` for zero, NaN or infinity.
 */
export function normalise(vector: ArrayLike<number>, dimensions: number): Float32Array {
  if (vector.length !== dimensions) {
    throw new SkillwrightError<DiscoveryErrorCode>(
      `the vector has ${vector.length} dimensions, expected ${dimensions}`,
      {
        code: "vector-dimension-mismatch",
        hint: "Embed with the embedder that the index was opened with.",
      },
    );
  }
  // The largest part first: squares of very large or very small parts would leave the range.
  let largest = 0;
  for (let i = 0; i < dimensions; i++) {
    const part = Math.abs(vector[i] ?? Number.NaN);
    if (!Number.isFinite(part)) throw invalid(`part ${i} of the vector is ${vector[i]}`);
    if (part > largest) largest = part;
  }
  if (largest === 0) throw invalid("the vector is all zeros, so it has no direction");
  let sum = 0;
  for (let i = 0; i < dimensions; i++) sum += ((vector[i] ?? 0) / largest) ** 2;
  const length = Math.sqrt(sum);
  return Float32Array.from(vector, (part) => part / largest / length);
}

/** Scales each of the vectors that follow one another, in place, to length 1; zeros stay zeros. */
export function normaliseRows(vectors: Float32Array, dimensions: number): Float32Array {
  for (let start = 0; start < vectors.length; start += dimensions) {
    const row = vectors.subarray(start, start + dimensions);
    const length = Math.sqrt(row.reduce((sum, part) => sum + part * part, 0)) || 1;
    for (let i = 0; i < dimensions; i++) row[i] = (row[i] ?? 0) / length;
  }
  return vectors;
}

function invalid(message: string): SkillwrightError<DiscoveryErrorCode> {
  return new SkillwrightError(message, {
    code: "vector-invalid",
    hint: "Give finite numbers, at least one of them not zero.",
  });
}
