/** An intent and one text of a skill (its description, or one of its examples), ready to compare. */
export interface Pair {
  readonly intent: string;
  /** The text that the intent is held against. */
  readonly text: string;
  /** Name of the skill; its words count as part of the text. */
  readonly name: string;
  /** Cosine similarity of the two, in [0, 1]. */
  readonly cosine: number;
  /** What the pair model says of the two, in log-odds; `undefined` where it was not asked. */
  readonly agreement: number | undefined;
}
