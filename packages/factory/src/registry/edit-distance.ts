/** How many letters must be inserted, deleted, replaced or swapped with a neighbour. @see Damerau 1964 */
export function editDistance(from: string, to: string): number {
  const a = [...from];
  const b = [...to];
  const rows: number[][] = [b.map((_, index) => index).concat(b.length)];
  for (const [i, letter] of a.entries()) {
    const row = [i + 1];
    for (const [j, other] of b.entries()) {
      const replace = at(rows, i, j) + (letter === other ? 0 : 1);
      let best = Math.min(replace, at(rows, i, j + 1) + 1, (row[j] ?? 0) + 1);
      if (i > 0 && j > 0 && letter === b[j - 1] && a[i - 1] === other) {
        best = Math.min(best, at(rows, i - 1, j - 1) + 1);
      }
      row.push(best);
    }
    rows.push(row);
  }
  return at(rows, a.length, b.length);
}

function at(rows: readonly (readonly number[])[], i: number, j: number): number {
  return rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
}
