import { addScaled, dot, type Matrix, multiply, softmax, toUnitRows } from "./linear.ts";
import type { PairWeights } from "./pair-weights.ts";

/** A text as the network compares it: for each of its tokens, what was computed beforehand. */
export interface ReadText {
  readonly tokens: number;
  /** `tokens × h`: what is compared. */
  readonly projected: Float32Array;
  /** `tokens × h` unit vectors: by what tokens find each other. */
  readonly attended: Float32Array;
  /** `tokens × h`: what a token adds to a comparison as itself, and as what another one found. */
  readonly own: Float32Array;
  readonly found: Float32Array;
  /** `tokens` shares of 1. */
  readonly importance: Float32Array;
}

/**
 * A decomposable attention network: every token of one text looks for its like in the other, the
 * two are compared, and the comparisons are added up.
 *
 * @see https://arxiv.org/abs/1606.01933 (Parikh et al. 2016); attention here is by cosine.
 */
export class PairNetwork {
  readonly #weights: PairWeights;
  readonly #width: number;
  readonly #sharpness: number;
  /** The parts of the comparison's matrix for itself, for what is found, and for their product. */
  readonly #own: Matrix;
  readonly #found: Matrix;
  readonly #product: Matrix;

  constructor(weights: PairWeights) {
    this.#weights = weights;
    this.#width = weights.project.rows;
    this.#sharpness = Math.exp(weights.sharpness.values[0] ?? 0);
    // W · [x, y, x - y, x · y] = (W1 + W3) x + (W2 - W3) y + W4 (x · y)
    const [first, second, third, fourth] = quarters(weights.compare);
    this.#own = combined(first, third, 1);
    this.#found = combined(second, third, -1);
    this.#product = fourth;
  }

  /** @param states - unit vectors of the tokens, one after another. */
  read(states: Float32Array): ReadText {
    const { project, attend, importance, compareBias } = this.#weights;
    const projected = multiply(states, project);
    const own = multiply(projected, this.#own);
    for (let i = 0; i < own.length; i++) {
      own[i] = (own[i] ?? 0) + (compareBias.values[i % this.#width] ?? 0);
    }
    return {
      tokens: states.length / project.columns,
      projected,
      attended: toUnitRows(multiply(states, attend), this.#width),
      own,
      found: multiply(projected, this.#found),
      importance: softmax(multiply(states, importance)),
    };
  }

  /** Log-odds that the intent asks for what the text offers. */
  logOdds(intent: ReadText, text: ReadText): number {
    const { hidden, hiddenBias, output, outputBias } = this.#weights;
    const [asked, offered] = [this.#compare(intent, text), this.#compare(text, intent)];
    const both = Float32Array.from([
      ...asked.mean,
      ...offered.mean,
      ...asked.maximum,
      ...offered.maximum,
    ]);
    const inner = multiply(both, hidden).map((value, i) =>
      Math.max(0, value + (hiddenBias.values[i] ?? 0)),
    );
    return dot(inner, 0, output.values, 0, inner.length) + (outputBias.values[0] ?? 0);
  }

  /** The comparisons of a text's tokens with what each found in the other: `h` means, `h` maxima. */
  #compare(text: ReadText, other: ReadText): { mean: Float32Array; maximum: Float32Array } {
    const width = this.#width;
    const [mean, maximum] = [new Float32Array(width), new Float32Array(width)];
    for (let token = 0; token < text.tokens; token++) {
      const at = token * width;
      const near = new Float32Array(other.tokens);
      for (let j = 0; j < other.tokens; j++) {
        near[j] = this.#sharpness * dot(text.attended, at, other.attended, j * width, width);
      }
      const shares = softmax(near);
      const product = new Float32Array(width);
      const compared = text.own.slice(at, at + width);
      for (let j = 0; j < other.tokens; j++) {
        addScaled(product, 0, other.projected, j * width, shares[j] ?? 0, width);
        addScaled(compared, 0, other.found, j * width, shares[j] ?? 0, width);
      }
      for (let i = 0; i < width; i++) {
        product[i] = (product[i] ?? 0) * (text.projected[at + i] ?? 0);
      }
      const rest = multiply(product, this.#product);
      for (let i = 0; i < width; i++) {
        const value = Math.max(0, (compared[i] ?? 0) + (rest[i] ?? 0));
        mean[i] = (mean[i] ?? 0) + (text.importance[token] ?? 0) * value;
        maximum[i] = Math.max(maximum[i] ?? 0, value);
      }
    }
    return { mean, maximum };
  }
}

/** A matrix of `h × 4h` as four of `h × h`. */
function quarters({ rows, values }: Matrix): [Matrix, Matrix, Matrix, Matrix] {
  const part = (n: number): Matrix => {
    const own = new Float32Array(rows * rows);
    for (let row = 0; row < rows; row++) {
      const from = (row * 4 + n) * rows;
      own.set(values.subarray(from, from + rows), row * rows);
    }
    return { rows, columns: rows, values: own };
  };
  return [part(0), part(1), part(2), part(3)];
}

function combined(left: Matrix, right: Matrix, factor: number): Matrix {
  const values = left.values.map((value, i) => value + factor * (right.values[i] ?? 0));
  return { ...left, values };
}
