/** The steps of the pipeline, in order. */
export type GenerationPhase =
  | "discovering"
  | "authoring"
  | "validating"
  | "installing"
  | "indexing";

/** Told at the start of each phase, and within one when there is something to tell. */
export interface GenerationProgress {
  readonly phase: GenerationPhase;
  /** For a person: "running test 2 of 5". */
  readonly message?: string | undefined;
}
