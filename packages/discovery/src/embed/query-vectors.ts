import type { EmbeddedText, EmbeddedTokens, Embedder, EmbedOptions } from "./embedder.ts";
import { normalise } from "./normalise.ts";

/** A query as a unit vector, with the states of its tokens where the embedder gives them. */
export type EmbeddedQuery = EmbeddedText & Partial<EmbeddedTokens>;

/** Embeds queries, remembering the last ones. */
export class QueryVectors {
  readonly #embedder: Embedder;
  readonly #size: number;
  readonly #known = new Map<string, EmbeddedQuery>();

  /** @param size - how many queries are remembered; 0 remembers none. */
  constructor(embedder: Embedder, size: number) {
    this.#embedder = embedder;
    this.#size = size;
  }

  /** The unit vector of a query. */
  async get(text: string, options: EmbedOptions = {}): Promise<EmbeddedQuery> {
    const known = this.#known.get(text);
    if (known) {
      // A map keeps the order of insertion: what was used last goes last.
      this.#known.delete(text);
      this.#known.set(text, known);
      return known;
    }
    const query = await this.#embed(text, options);
    this.#known.set(text, query);
    const [oldest] = this.#known.keys();
    if (this.#known.size > this.#size && oldest !== undefined) this.#known.delete(oldest);
    return query;
  }

  async #embed(text: string, options: EmbedOptions): Promise<EmbeddedQuery> {
    const { embedTokens, dimensions } = this.#embedder;
    if (embedTokens) {
      const [{ vector, states } = nothing] = await embedTokens([text], options);
      return { vector: normalise(vector, dimensions), states };
    }
    const [vector = nothing.vector] = await this.#embedder.embed([text], options);
    return { vector: normalise(vector, dimensions) };
  }
}

const nothing: EmbeddedTokens = { vector: new Float32Array(), states: new Float32Array() };
