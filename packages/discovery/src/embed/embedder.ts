import type { Calibration } from "../match/calibration.ts";

/** Options of one {@link Embedder.embed} call. */
export interface EmbedOptions {
  /** Stops between batches; the call then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** What an embedder makes of a text. */
export interface EmbeddedText {
  /** The text as a unit vector. */
  readonly vector: Float32Array;
}

/** What the bundled encoder makes of a text. */
export interface EmbeddedTokens extends EmbeddedText {
  /** Its first 48 tokens as unit vectors, one after another: `tokens × 512` numbers, none for no text. */
  readonly states: Float32Array;
}

/** Turns text into unit vectors. Loads its model on the first call, not before. */
export interface Embedder extends AsyncDisposable {
  /** Names model and version, for example `use-lite-en@2`; vectors of two ids are never mixed. */
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
  /**
   * {@link embed}, with the states of the tokens that the pair model reads. Only the encoder that it
   * stands on has them; an index of its vectors keeps how the pair model reads each skill.
   */
  readonly embedTokens?:
    | ((texts: readonly string[], options?: EmbedOptions) => Promise<EmbeddedTokens[]>)
    | undefined;
}
