import { type Embedder, rawCalibration } from "@skillwright/discovery";

/** An embedder of letter counts: no model, any number of dimensions, and it counts its texts. */
export interface FakeEmbedder extends Embedder {
  /** Texts embedded so far. */
  readonly embedded: () => number;
}

export function createFakeEmbedder(
  id = "fake@1",
  { dimensions = 8, failOn = "\0" }: { dimensions?: number; failOn?: string } = {},
): FakeEmbedder {
  let embedded = 0;
  return {
    id,
    dimensions,
    calibration: rawCalibration(id),
    embedded: () => embedded,
    async embed(texts, { signal } = {}) {
      signal?.throwIfAborted();
      if (texts.some((text) => text.includes(failOn))) throw new Error("the model fell over");
      embedded += texts.length;
      return texts.map((text) => {
        const vector = new Float32Array(dimensions);
        for (const letter of `${text} `) {
          const at = (letter.codePointAt(0) ?? 0) % dimensions;
          vector[at] = (vector[at] ?? 0) + 1;
        }
        return vector;
      });
    },
    async [Symbol.asyncDispose]() {},
  };
}
