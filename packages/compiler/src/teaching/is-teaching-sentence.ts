import type { Vocabulary } from "../lexicon/vocabulary.ts";
import { containsAny } from "./contains-any.ts";
import { matchesFrames } from "./matches-frames.ts";

/** Whether a text teaches an answer: explicitly, by an edit directive, or in a when-then frame. */
export function isTeachingSentence(text: string, vocabulary: Vocabulary): boolean {
  const lowered = text.toLowerCase();
  return (
    (containsAny(lowered, vocabulary.triggerLeads) &&
      containsAny(lowered, vocabulary.responseVerbs)) ||
    containsAny(lowered, vocabulary.editDirectives) ||
    matchesFrames(text, lowered, vocabulary.whenThenFrames)
  );
}
