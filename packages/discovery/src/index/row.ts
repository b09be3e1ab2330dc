import type { IndexedState, SkillSource } from "../entry.ts";

/** A row of the index's table, as it is written. */
export interface Row {
  readonly id: string;
  readonly name: string;
  readonly name_words: string;
  readonly description: string;
  readonly source: SkillSource;
  readonly state: IndexedState;
  readonly tags: readonly string[];
  readonly examples: readonly string[];
  readonly embedder: string;
  readonly digest: string;
  readonly text_digest: string;
  readonly vector: Float32Array;
  readonly text_vectors: Float32Array;
  readonly readings: readonly Uint8Array[];
}
