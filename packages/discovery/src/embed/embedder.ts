import type { Calibration } from "../match/calibration.ts";

/** Options of one {@link Embedder.embed} call. */
export interface EmbedOptions {
  /** Stops between batches; the call then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** Turns text into unit vectors. Loads its model on the first call, not before. */
export interface Embedder extends AsyncDisposable {
  /** Names model and version, for example `use-lite-en@1`; vectors of two ids are never mixed. */
  readonly id: string;
  /** Length of every vector. */
  readonly dimensions: number;
  /** What a score means with this embedder. */
  readonly calibration: Calibration;
  /**
   * Whether it knows the script of a text; every one when left out. Vectors of a text that it does
   * not read are alike whatever the text says, so they are not compared.
   */
  readonly reads?: ((text: string) => boolean) | undefined;
  /** One unit vector a text, in order; `[]` for no texts. Blank text gives a vector too. */
  embed(texts: readonly string[], options?: EmbedOptions): Promise<Float32Array[]>;
}
