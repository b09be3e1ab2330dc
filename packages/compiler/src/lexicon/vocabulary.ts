import type { Lexicon } from "./lexicon.ts";
import { parseFrame, type WhenThenFrame } from "./when-then-frame.ts";

/** The surfaces of several languages together: a sentence may mix them. */
export interface Vocabulary extends Omit<Lexicon, "language" | "whenThenFrames"> {
  readonly whenThenFrames: readonly WhenThenFrame[];
}

/** Joins lexicons in the order given, which is the order in which frames are tried. */
export function mergeLexicons(lexicons: readonly Lexicon[]): Vocabulary {
  return {
    triggerLeads: lexicons.flatMap((lexicon) => lexicon.triggerLeads),
    responseVerbs: lexicons.flatMap((lexicon) => lexicon.responseVerbs),
    editDirectives: lexicons.flatMap((lexicon) => lexicon.editDirectives),
    whenThenFrames: lexicons.flatMap((lexicon) => lexicon.whenThenFrames.map(parseFrame)),
    nondeterministicMarkers: lexicons.flatMap((lexicon) => lexicon.nondeterministicMarkers),
    shellCues: lexicons.flatMap((lexicon) => lexicon.shellCues),
    networkCues: lexicons.flatMap((lexicon) => lexicon.networkCues),
  };
}
