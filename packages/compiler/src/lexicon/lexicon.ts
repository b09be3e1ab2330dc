/**
 * The words by which the compiler recognises one language.
 *
 * Every surface is lower case, in Unicode form NFC, and found anywhere in a text, inside words too.
 */
export interface Lexicon {
  /** BCP 47 tag, as in `es` or `pt-br`. */
  readonly language: string;
  /** "when i say": with a response verb, makes a teaching sentence. */
  readonly triggerLeads: readonly string[];
  /** "answer": with a trigger lead, makes a teaching sentence. */
  readonly responseVerbs: readonly string[];
  /** "add behavior rule": makes a teaching sentence alone. */
  readonly editDirectives: readonly string[];
  /** Head and link around one `…`, spaces included: "when … then ". */
  readonly whenThenFrames: readonly string[];
  /** Words of instructions that no deterministic skill can follow. */
  readonly nondeterministicMarkers: readonly string[];
  /** Words of instructions that need the capability `tool:local_shell`. */
  readonly shellCues: readonly string[];
  /** Words of instructions that need the capability `tool:web_fetch`. */
  readonly networkCues: readonly string[];
}

/** The lists of a {@link Lexicon}, in the order in which its file has them. */
export const surfaceKinds = [
  "triggerLeads",
  "responseVerbs",
  "editDirectives",
  "whenThenFrames",
  "nondeterministicMarkers",
  "shellCues",
  "networkCues",
] as const satisfies readonly (keyof Lexicon)[];
