/** A matrix of `rows × columns` numbers, row after row. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/** Some columns of a matrix, from one on. */
export function columnsOf({ rows, columns, values }: Matrix, from: number, count: number): Matrix {
  const part = new Float32Array(rows * count);
  for (let row = 0; row < rows; row++) {
    const at = row * columns + from;
    part.set(values.subarray(at, at + count), row * count);
  }
  return { rows, columns: count, values: part };
}

/** `left + factor · right`, for two matrices of the same size. */
export function addScaled(left: Matrix, right: Matrix, factor: number): Matrix {
  const values = left.values.map((value, i) => value + factor * (right.values[i] ?? 0));
  return { ...left, values };
}

/** One matrix of the columns of two with as many rows. */
export function sideBySide(left: Matrix, right: Matrix): Matrix {
  const columns = left.columns + right.columns;
  const values = new Float32Array(left.rows * columns);
  for (let row = 0; row < left.rows; row++) {
    for (const [from, at] of [
      [left, 0],
      [right, left.columns],
    ] as const) {
      const own = from.values.subarray(row * from.columns, (row + 1) * from.columns);
      values.set(own, row * columns + at);
    }
  }
  return { rows: left.rows, columns, values };
}
