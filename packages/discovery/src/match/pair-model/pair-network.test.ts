import { expect, it } from "vitest";
import { loadTensorFlow } from "../../embed/tensor-flow.ts";
import { loadUseModel } from "../../embed/use-model.ts";
import type { Matrix } from "./matrix.ts";
import { packText, unpackText } from "./packed-text.ts";
import { PairNetwork } from "./pair-network.ts";
import type { PairWeights } from "./pair-weights.ts";

const [state, width, seeking, inner] = [5, 3, 2, 4];

/** Numbers in [-1, 1) that are the same in every run. */
function numbers(count: number, seed: number): Float32Array {
  let value = seed;
  return Float32Array.from({ length: count }, () => {
    value = (value * 1103515245 + 12345) % 2 ** 31;
    return value / 2 ** 30 - 1;
  });
}
const matrix = (rows: number, columns: number, seed: number): Matrix => ({
  rows,
  columns,
  values: numbers(rows * columns, seed),
});
const weights: PairWeights = {
  project: matrix(width, state, 1),
  attend: matrix(seeking, state, 2),
  sharpness: matrix(1, 1, 3),
  importance: matrix(1, state, 4),
  compare: matrix(width, 7 * width, 5),
  compareBias: matrix(1, width, 6),
  hidden: matrix(inner, 4 * width, 7),
  hiddenBias: matrix(1, inner, 8),
  output: matrix(1, inner, 9),
  outputBias: matrix(1, 1, 10),
};

type Rows = readonly (readonly number[])[];
const rows = ({ values, rows: count, columns }: Matrix): number[][] =>
  Array.from({ length: count }, (_, i) => [...values.slice(i * columns, (i + 1) * columns)]);
const innerProduct = (left: readonly number[], right: readonly number[]) =>
  left.reduce((sum, value, i) => sum + value * (right[i] ?? 0), 0);
const apply = (vectors: Rows, by: Matrix): number[][] =>
  vectors.map((vector) => rows(by).map((row) => innerProduct(row, vector)));
const shares = (values: readonly number[]): number[] => {
  const powers = values.map(Math.exp);
  const sum = powers.reduce((total, value) => total + value, 0);
  return powers.map((value) => value / sum);
};
const mix = (vectors: Rows, by: readonly number[]): number[] =>
  (vectors[0] ?? []).map((_, i) =>
    innerProduct(
      by,
      vectors.map((vector) => vector[i] ?? 0),
    ),
  );
const unit = (vector: readonly number[]) =>
  vector.map((value) => value / Math.sqrt(innerProduct(vector, vector)));

const before = (vectors: Rows): number[][] =>
  vectors.map((vector, i) =>
    vector.map((_, n) => ((vectors[i - 1]?.[n] ?? 0) + (vectors[i - 2]?.[n] ?? 0)) / 2),
  );

/** The definition, step by step, without anything computed beforehand. */
function byDefinition(asked: Rows, offered: Rows): number {
  const side = (texts: Rows, others: Rows) => {
    const [own, theirs] = [apply(texts, weights.project), apply(others, weights.project)];
    const seek = apply(texts, weights.attend).map(unit);
    const offer = apply(others, weights.attend).map(unit);
    const sharpness = Math.exp(weights.sharpness.values[0] ?? 0);
    const [ownBefore, theirsBefore] = [before(own), before(theirs)];
    const compared = own.map((x, i) => {
      const share = shares(offer.map((one) => sharpness * innerProduct(one, seek[i] ?? [])));
      const [y, yBefore] = [mix(theirs, share), mix(theirsBefore, share)];
      const xBefore = ownBefore[i] ?? [];
      const all = [
        ...x,
        ...y,
        ...x.map((v, n) => v - (y[n] ?? 0)),
        ...x.map((v, n) => v * (y[n] ?? 0)),
        ...xBefore,
        ...yBefore,
        ...xBefore.map((v, n) => v * (yBefore[n] ?? 0)),
      ];
      return rows(weights.compare).map((row, n) =>
        Math.max(0, innerProduct(row, all) + (weights.compareBias.values[n] ?? 0)),
      );
    });
    const importance = shares(apply(texts, weights.importance).map(([value = 0]) => value));
    const most = (compared[0] ?? []).map((_, n) => Math.max(...compared.map((one) => one[n] ?? 0)));
    return { mean: mix(compared, importance), most };
  };
  const [left, right] = [side(asked, offered), side(offered, asked)];
  const both = [...left.mean, ...right.mean, ...left.most, ...right.most];
  const hidden = rows(weights.hidden).map((row, n) =>
    Math.max(0, innerProduct(row, both) + (weights.hiddenBias.values[n] ?? 0)),
  );
  return innerProduct([...weights.output.values], hidden) + (weights.outputBias.values[0] ?? 0);
}

// TensorFlow.js computes once the bundled encoder is there.
await loadUseModel();
const network = new PairNetwork(await loadTensorFlow(), weights);

it("computes what its definition says, for texts of any length side by side", () => {
  for (const here of [1, 4, 9]) {
    const asked = matrix(here, state, 11);
    const texts = [1, 7, 3].map((tokens, i) => matrix(tokens, state, 12 + i));
    const found = network.logOdds(
      network.read(asked.values),
      texts.map(({ values }) => network.read(values)),
    );
    texts.forEach((text, i) => {
      expect(found[i]).toBeCloseTo(byDefinition(rows(asked), rows(text)), 4);
    });
  }
});

it("says nothing for or against a text without tokens", () => {
  const [none, some] = [network.read(new Float32Array()), network.read(matrix(2, state, 1).values)];
  const bias = weights.outputBias.values[0] ?? 0;
  expect(network.logOdds(none, [some])).toEqual([expect.closeTo(bias, 5)]);
  expect(network.logOdds(some, [none])).toEqual([expect.closeTo(bias, 5)]);
  expect(network.logOdds(some, [])).toEqual([]);
});

it("compares a packed text nearly as it was", () => {
  const [asked, text] = [matrix(4, state, 5), matrix(6, state, 6)].map(({ values }) =>
    network.read(values),
  );
  if (!asked || !text) throw new Error("not read");
  const packed = packText(text, network);
  expect(packed).toHaveLength(6 * (width + seeking + 8));
  const [before = 0, after = 0] = network.logOdds(asked, [text, unpackText(packed, network)]);
  expect(after).toBeCloseTo(before, 1);
});
