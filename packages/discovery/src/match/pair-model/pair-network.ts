import { normaliseRows } from "../../embed/normalise.ts";
import type { Tensor, TensorFlow } from "../../embed/tensor-flow.ts";
import { addScaled, columnsOf, type Matrix, sideBySide } from "./matrix.ts";
import type { PairWeights } from "./pair-weights.ts";

/** A text as the network compares it. */
export interface TextStates {
  readonly tokens: number;
  /** `tokens × h`: what of each token is compared. */
  readonly projected: Float32Array;
  /** `tokens × g` unit vectors: by what tokens find each other. */
  readonly attended: Float32Array;
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
  /** How many numbers of each token are compared, `h`. */
  readonly width: number;
  /** By how many numbers tokens find each other, `g`. */
  readonly seeking: number;
  readonly #tf: TensorFlow;
  readonly #size: number;
  readonly #sharpness: number;
  readonly #project: Tensor;
  readonly #attend: Tensor;
  readonly #importance: Tensor;
  /** The parts of the comparison's matrix for itself, for what is found, and for their product. */
  readonly #own: Tensor;
  readonly #found: Tensor;
  readonly #product: Tensor;
  readonly #compareBias: Tensor;
  readonly #hidden: Tensor;
  readonly #hiddenBias: Tensor;
  readonly #output: Tensor;
  readonly #outputBias: number;

  /** @param tf - ready to compute. The weights stay in its memory as long as the process lives. */
  constructor(tf: TensorFlow, weights: PairWeights) {
    // Transposed once: the backend multiplies by rows several times more slowly.
    const tensor = ({ values, rows, columns }: Matrix) =>
      tf.tidy(() => tf.transpose(tf.tensor(values, [rows, columns]), [1, 0]));
    this.#tf = tf;
    this.width = weights.project.rows;
    this.seeking = weights.attend.rows;
    this.#size = weights.project.columns;
    this.#sharpness = Math.exp(weights.sharpness.values[0] ?? 0);
    this.#project = tensor(weights.project);
    this.#attend = tensor(weights.attend);
    this.#importance = tensor(weights.importance);
    // For a token x, its like y and what stands before them, x' and y':
    // W · [x, y, x - y, x · y, x', y', x' · y'] =
    //   [W1 + W3, W5] · [x, x'] + [W2 - W3, W6] · [y, y'] + [W4, W7] · [x · y, x' · y']
    const part = (number: number) =>
      columnsOf(weights.compare, (number - 1) * this.width, this.width);
    this.#own = tensor(sideBySide(addScaled(part(1), part(3), 1), part(5)));
    this.#found = tensor(sideBySide(addScaled(part(2), part(3), -1), part(6)));
    this.#product = tensor(sideBySide(part(4), part(7)));
    this.#compareBias = tf.tensor(weights.compareBias.values);
    this.#hidden = tensor(weights.hidden);
    this.#hiddenBias = tf.tensor(weights.hiddenBias.values);
    this.#output = tensor(weights.output);
    this.#outputBias = weights.outputBias.values[0] ?? 0;
  }

  /** @param states - unit vectors of the tokens, one after another. */
  read(states: Float32Array): TextStates {
    const tf = this.#tf;
    const tokens = states.length / this.#size;
    if (tokens === 0) return noText;
    return tf.tidy(() => {
      const all = tf.tensor(states, [tokens, this.#size]);
      const by = (matrix: Tensor) => tf.matMul(all, matrix);
      return {
        tokens,
        projected: by(this.#project).dataSync(),
        attended: normaliseRows(by(this.#attend).dataSync(), this.seeking),
        importance: tf.softmax(tf.reshape(by(this.#importance), [1, tokens])).dataSync(),
      };
    });
  }

  /** Log-odds that the intent asks for what each of the texts offers. */
  logOdds(intent: TextStates, texts: readonly TextStates[]): number[] {
    if (texts.length === 0) return [];
    if (intent.tokens === 0) return texts.map(() => this.#outputBias);
    const tf = this.#tf;
    const [count, width, seeking] = [texts.length, this.width, this.seeking];
    const [here, there] = [intent.tokens, Math.max(1, ...texts.map(({ tokens }) => tokens))];
    const presence = padded(
      texts.map(({ tokens }) => new Float32Array(tokens).fill(1)),
      there,
    );
    // Keeps tokens from looking at those that are not there.
    const absence = presence.map((present) => (present ? 0 : -1e4));
    const odds = tf.tidy(() => {
      const asked = tf.tensor(withBefore(intent, width), [here, 2 * width]);
      const seeks = tf.tensor(intent.attended, [here, seeking]);
      const offered = tf.tensor(
        padded(
          texts.map((text) => withBefore(text, width)),
          there * 2 * width,
        ),
        [count * there, 2 * width],
      );
      const offers = tf.tensor(
        padded(
          texts.map(({ attended }) => attended),
          there * seeking,
        ),
        [count * there, seeking],
      );
      const near = tf.mul(tf.matMul(offers, tf.transpose(seeks, [1, 0])), this.#sharpness);
      // What tokens of the texts find in the intent, and those of the intent in each text.
      const foundInIntent = tf.matMul(tf.softmax(near), asked);
      const inTurn = tf.transpose(tf.reshape(near, [count, there, here]), [0, 2, 1]);
      const shares = tf.softmax(tf.add(inTurn, tf.tensor(absence, [count, 1, there])));
      const foundInText = tf.matMul(shares, tf.reshape(offered, [count, there, 2 * width]));
      const compare = (text: Tensor, found: Tensor, product: Tensor, tokens: number) => {
        const flat = (tensor: Tensor) => tf.reshape(tensor, [-1, 2 * width]);
        const about = tf.add(
          tf.matMul(flat(found), this.#found),
          tf.matMul(flat(product), this.#product),
        );
        const own = tf.add(tf.matMul(text, this.#own), this.#compareBias);
        return tf.relu(
          tf.add(tf.reshape(about, [count, tokens, width]), tf.reshape(own, [-1, tokens, width])),
        );
      };
      const ofIntent = compare(asked, foundInText, tf.mul(foundInText, asked), here);
      const ofTexts = compare(offered, foundInIntent, tf.mul(foundInIntent, offered), there);
      const present = tf.tensor(presence, [count, there, 1]);
      const importance = tf.tensor(
        padded(
          texts.map((text) => text.importance),
          there,
        ),
        [count, there, 1],
      );
      const both = tf.concat(
        [
          tf.sum(tf.mul(ofIntent, tf.tensor(intent.importance, [here, 1])), 1),
          tf.sum(tf.mul(ofTexts, importance), 1),
          tf.max(ofIntent, 1),
          tf.max(tf.mul(ofTexts, present), 1),
        ],
        1,
      );
      const inner = tf.relu(tf.add(tf.matMul(both, this.#hidden), this.#hiddenBias));
      return tf.matMul(inner, this.#output).dataSync();
    });
    return texts.map(({ tokens }, i) => (tokens === 0 ? 0 : (odds[i] ?? 0)) + this.#outputBias);
  }
}

const noText: TextStates = {
  tokens: 0,
  projected: new Float32Array(),
  attended: new Float32Array(),
  importance: new Float32Array(),
};

/** Lists of numbers one after another, each filled up with zeros to a length. */
function padded(lists: readonly Float32Array[], length: number): Float32Array {
  const all = new Float32Array(lists.length * length);
  lists.forEach((list, i) => {
    all.set(list, i * length);
  });
  return all;
}

/** Each token of a text, and the mean of the two before it: `tokens × 2h`. */
function withBefore({ tokens, projected }: TextStates, width: number): Float32Array {
  const all = new Float32Array(tokens * 2 * width);
  for (let token = 0; token < tokens; token++) {
    const at = token * 2 * width;
    all.set(projected.subarray(token * width, (token + 1) * width), at);
    for (let before = Math.max(0, token - 2); before < token; before++) {
      for (let i = 0; i < width; i++) {
        const value = (projected[before * width + i] ?? 0) / 2;
        all[at + width + i] = (all[at + width + i] ?? 0) + value;
      }
    }
  }
  return all;
}
