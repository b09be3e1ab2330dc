import type { Embedder, EmbedOptions } from "./embedder.ts";
import { normalise } from "./normalise.ts";

/** Embeds queries, remembering the vectors of the last ones. */
export class QueryVectors {
  readonly #embedder: Embedder;
  readonly #size: number;
  readonly #known = new Map<string, Float32Array>();

  /** @param size - how many queries are remembered; 0 remembers none. */
  constructor(embedder: Embedder, size: number) {
    this.#embedder = embedder;
    this.#size = size;
  }

  /** The unit vector of a query. */
  async get(text: string, options: EmbedOptions = {}): Promise<Float32Array> {
    const known = this.#known.get(text);
    if (known) {
      // A map keeps the order of insertion: what was used last goes last.
      this.#known.delete(text);
      this.#known.set(text, known);
      return known;
    }
    const [given] = await this.#embedder.embed([text], options);
    const vector = normalise(given ?? [], this.#embedder.dimensions);
    this.#known.set(text, vector);
    const [oldest] = this.#known.keys();
    if (this.#known.size > this.#size && oldest !== undefined) this.#known.delete(oldest);
    return vector;
  }
}
