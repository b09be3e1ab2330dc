import { z } from "zod";
import type { Matrix } from "./matrix.ts";

const tensorSchema = z.strictObject({
  shape: z.tuple([z.number().int().positive(), z.number().int().positive()]),
  /** Half-precision numbers, little-endian, in base64. */
  data: z.base64(),
});

const fileSchema = z.strictObject({
  training: z.record(z.string(), z.union([z.number(), z.string()])),
  tensors: z.strictObject({
    project: tensorSchema,
    attend: tensorSchema,
    sharpness: tensorSchema,
    importance: tensorSchema,
    compare: tensorSchema,
    compareBias: tensorSchema,
    hidden: tensorSchema,
    hiddenBias: tensorSchema,
    output: tensorSchema,
    outputBias: tensorSchema,
  }),
});

/** The learned numbers of a pair model; `s` is the length of a token's state. */
export interface PairWeights {
  /** `h × s`: what of a state is compared. */
  readonly project: Matrix;
  /** `g × s`: by what tokens find each other. */
  readonly attend: Matrix;
  /** `1 × 1`: natural logarithm of how much better a match must be to be looked at alone. */
  readonly sharpness: Matrix;
  /** `1 × s`: which tokens matter. */
  readonly importance: Matrix;
  /**
   * `h × 7h`, over a token and its like, `[own, found, own - found, own · found]`, and over the mean
   * of the two before each, `[own, found, own · found]`; and its bias, `1 × h`.
   */
  readonly compare: Matrix;
  readonly compareBias: Matrix;
  /** `k × 4h`, over both sides' mean and maximum, and its bias, `1 × k`. */
  readonly hidden: Matrix;
  readonly hiddenBias: Matrix;
  /** `1 × k`, and its bias, `1 × 1`. */
  readonly output: Matrix;
  readonly outputBias: Matrix;
}

/** Reads the file that `training/train_pair_model.py` writes. @throws ZodError when it is not one. */
export function parsePairWeights(value: unknown): PairWeights {
  const { tensors } = fileSchema.parse(value);
  const read = ({ shape: [rows, columns], data }: z.infer<typeof tensorSchema>): Matrix => {
    const { buffer, byteOffset, byteLength } = Buffer.from(data, "base64");
    const halves = new Float16Array(buffer.slice(byteOffset, byteOffset + byteLength));
    return { rows, columns, values: Float32Array.from(halves) };
  };
  return {
    project: read(tensors.project),
    attend: read(tensors.attend),
    sharpness: read(tensors.sharpness),
    importance: read(tensors.importance),
    compare: read(tensors.compare),
    compareBias: read(tensors.compareBias),
    hidden: read(tensors.hidden),
    hiddenBias: read(tensors.hiddenBias),
    output: read(tensors.output),
    outputBias: read(tensors.outputBias),
  };
}
