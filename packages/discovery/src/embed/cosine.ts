/** Cosine similarity of two unit vectors, clamped to [0, 1]. */
export function cosine(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < Math.min(left.length, right.length); i++)
    sum += (left[i] ?? 0) * (right[i] ?? 0);
  return Math.min(1, Math.max(0, sum));
}
