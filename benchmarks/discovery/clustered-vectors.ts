/** Makes unit vectors that lie in clusters, as those of real texts do; the same ones for one seed. */
export interface VectorSource {
  readonly next: () => Float32Array;
}

/**
 * Unit vectors around random centres: a centre, plus noise as long as the centre, normalised.
 * Two vectors of one cluster have a cosine of about 0.5, two of different clusters about 0.
 *
 * @param seed - sequences of two seeds share the centres but no vector.
 */
export function clusteredVectors(dimensions: number, clusters: number, seed: number): VectorSource {
  const place = gaussian(1);
  const centres = Array.from({ length: clusters }, () =>
    unit(Float32Array.from({ length: dimensions }, place)),
  );
  const noise = gaussian(seed);
  const size = 1 / Math.sqrt(dimensions);
  return {
    next() {
      const centre =
        centres[Math.floor(Math.abs(noise()) * 7919) % clusters] ?? new Float32Array(dimensions);
      return unit(centre.map((part) => part + size * noise()));
    },
  };
}

function unit(vector: Float32Array): Float32Array {
  let sum = 0;
  for (const part of vector) sum += part * part;
  const length = Math.sqrt(sum);
  return vector.map((part) => part / length);
}

/** Normally distributed numbers (Box–Muller over mulberry32). */
function gaussian(seed: number): () => number {
  let state = seed * 0x9e3779b9;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}
