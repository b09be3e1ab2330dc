/** A matrix of `rows × columns` numbers, row after row. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/**
 * Multiplies vectors with a matrix, from the left.
 *
 * @param vectors - one after another, each as long as the matrix has columns.
 * @returns as many vectors, each as long as the matrix has rows.
 */
export function multiply(vectors: Float32Array, { rows, columns, values }: Matrix): Float32Array {
  const count = vectors.length / columns;
  const product = new Float32Array(count * rows);
  for (let n = 0; n < count; n++) {
    for (let row = 0; row < rows; row++) {
      product[n * rows + row] = dot(vectors, n * columns, values, row * columns, columns);
    }
  }
  return product;
}

/** The inner product of two stretches of numbers. */
export function dot(
  left: Float32Array,
  leftAt: number,
  right: Float32Array,
  rightAt: number,
  length: number,
): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += (left[leftAt + i] ?? 0) * (right[rightAt + i] ?? 0);
  return sum;
}

/** `sum[at…] += factor · vectors[from…]`, for so many numbers. */
export function addScaled(
  sum: Float32Array,
  at: number,
  vectors: Float32Array,
  from: number,
  factor: number,
  length: number,
): void {
  for (let i = 0; i < length; i++) {
    sum[at + i] = (sum[at + i] ?? 0) + factor * (vectors[from + i] ?? 0);
  }
}

/** Makes numbers into shares of 1: `e^x / Σ e^x`. */
export function softmax(values: Float32Array): Float32Array {
  const largest = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const powers = values.map((value) => Math.exp(value - largest));
  const sum = powers.reduce((total, value) => total + value, 0);
  return powers.map((value) => value / sum);
}

/** Scales each vector of so many numbers to length 1. */
export function toUnitRows(vectors: Float32Array, length: number): Float32Array {
  for (let start = 0; start < vectors.length; start += length) {
    const norm = Math.sqrt(dot(vectors, start, vectors, start, length)) || 1;
    for (let i = start; i < start + length; i++) vectors[i] = (vectors[i] ?? 0) / norm;
  }
  return vectors;
}
