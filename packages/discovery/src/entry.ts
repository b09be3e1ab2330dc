/** Where a skill comes from; filters {@link SkillIndex.search}. */
export type SkillSource = "python" | "markdown" | "builtin" | "compiled" | "code";

/** Lifecycle state of an indexed skill; `disabled` and `quarantined` ones are never offered. */
export type IndexedState = "pending" | "testing" | "active" | "disabled" | "quarantined";

/** A skill as it is put into an index. */
export interface SkillEntry {
  /** Unique in the index; the last entry with an id wins. */
  readonly id: string;
  readonly name: string;
  /** What the skill does, in a sentence; may be empty. */
  readonly description: string;
  readonly source: SkillSource;
  /** Lower-case words, searched and filtered by. */
  readonly tags?: readonly string[] | undefined;
  /** Intents that the skill serves, searched and matched like its description. */
  readonly examples?: readonly string[] | undefined;
  /** `active` when left out. */
  readonly state?: IndexedState | undefined;
  /** Vector of the index's dimensions to use instead of the embedder's; any length, not zero. */
  readonly vector?: ArrayLike<number> | undefined;
}

/** A skill that was found. */
export interface SkillMatch {
  readonly skillId: string;
  readonly name: string;
  readonly description: string;
  readonly source: SkillSource;
  /** In [0, 1], higher is better; never depends on what else is indexed. */
  readonly score: number;
  /** What the score is made of, one phrase each; with `explain`, and always from `decide`. */
  readonly reasons?: readonly string[];
}
