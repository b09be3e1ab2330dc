import { breathe } from "./breathe.ts";

/** An example to learn from. */
export interface Example {
  /** Oriented so that more of each speaks for `same`; all of one length. */
  readonly features: readonly number[];
  readonly same: boolean;
  /** How much it counts; 1 for an ordinary one. */
  readonly weight: number;
}

/** A fitted model: the log-odds of `same` are `bias + Σ weights·features`. */
export interface LogisticModel {
  readonly bias: number;
  /** None is negative. */
  readonly weights: readonly number[];
}

/** Options of {@link fitLogistic}. */
export interface FitOptions {
  /** Where to start; at 0 when left out. */
  readonly from?: LogisticModel | undefined;
  /** Steps to take, 1500 when left out; a fifth is enough from a model of much the same examples. */
  readonly iterations?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Strength of the pull of all weights towards 0, on features scaled to unit deviation. */
const ridge = 2;
/** Iterations between two pauses: some ten milliseconds with 10,000 examples. */
const pauseEvery = 10;

/**
 * Logistic regression with non-negative weights, by projected accelerated gradient descent.
 *
 * The sign is known for every feature; without the bound, labelled pairs that were written to
 * balance word overlap teach that overlap speaks against a match.
 *
 * It computes on this thread for seconds, with pauses in which the signal is heard.
 *
 * @throws the signal's reason when it is aborted.
 * @see https://epubs.siam.org/doi/10.1137/080716542 (FISTA)
 */
export async function fitLogistic(
  examples: readonly Example[],
  { from, iterations = 1500, signal }: FitOptions = {},
): Promise<LogisticModel> {
  const size = examples[0]?.features.length ?? 0;
  const scale = deviations(examples, size);
  const rows = examples.map(({ features, same, weight }) => ({
    x: Float64Array.from([...features.map((value, i) => value / (scale[i] ?? 1)), 1]),
    y: Number(same),
    weight,
  }));
  const step = 1 / (largestCurvature(rows, size + 1) + ridge);
  let current = new Float64Array(size + 1);
  from?.weights.forEach((weight, i) => {
    current[i] = weight * (scale[i] ?? 1);
  });
  current[size] = from?.bias ?? 0;
  let ahead = current;
  let momentum = 1;
  for (let i = 0; i < iterations; i++) {
    if (i % pauseEvery === 0) await breathe(signal);
    const gradient = gradientAt(ahead, rows);
    const next = ahead.map((value, j) => {
      const moved = value - step * (gradient[j] ?? 0);
      return j < size ? Math.max(0, moved) : moved;
    });
    const larger = (1 + Math.sqrt(1 + 4 * momentum ** 2)) / 2;
    const carry = (momentum - 1) / larger;
    ahead = next.map((value, j) => value + carry * (value - (current[j] ?? 0)));
    current = next;
    momentum = larger;
  }
  return {
    bias: current[size] ?? 0,
    weights: Array.from(current.subarray(0, size), (value, i) => value / (scale[i] ?? 1)),
  };
}

interface Row {
  readonly x: Float64Array;
  readonly y: number;
  readonly weight: number;
}

function gradientAt(point: Float64Array, rows: readonly Row[]): Float64Array {
  const gradient = point.map((value, j) => (j < point.length - 1 ? ridge * value : 0));
  for (const { x, y, weight } of rows) {
    const error = weight * (1 / (1 + Math.exp(-dot(point, x))) - y);
    for (let j = 0; j < x.length; j++) gradient[j] = (gradient[j] ?? 0) + error * (x[j] ?? 0);
  }
  return gradient;
}

/** The largest eigenvalue of the loss's curvature, by power iteration. */
function largestCurvature(rows: readonly Row[], size: number): number {
  let vector = new Float64Array(size).fill(1 / Math.sqrt(size));
  let value = 0;
  for (let i = 0; i < 50; i++) {
    const image = new Float64Array(size);
    for (const { x, weight } of rows) {
      const along = (weight / 4) * dot(vector, x);
      for (let j = 0; j < size; j++) image[j] = (image[j] ?? 0) + along * (x[j] ?? 0);
    }
    value = Math.sqrt(dot(image, image));
    vector = image.map((part) => part / (value || 1));
  }
  return value * 1.01;
}

function deviations(examples: readonly Example[], size: number): number[] {
  return Array.from({ length: size }, (_, i) => {
    const values = examples.map(({ features }) => features[i] ?? 0);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    return Math.sqrt(variance) || 1;
  });
}

function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < left.length; i++) sum += (left[i] ?? 0) * (right[i] ?? 0);
  return sum;
}
