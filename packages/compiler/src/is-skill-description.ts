import type { CompileOptions } from "./compile-skill.ts";
import { resolveVocabulary } from "./lexicon/resolve-vocabulary.ts";
import type { Vocabulary } from "./lexicon/vocabulary.ts";
import { findLabel } from "./structured/label.ts";
import { sourceLines } from "./structured/source-line.ts";
import { findTeachingPair } from "./teaching/find-teaching-pair.ts";
import { isTeachingSentence } from "./teaching/is-teaching-sentence.ts";

/**
 * Whether a text means to be compiled: it teaches an answer, or at least two of its lines are labelled or teach one.
 *
 * Whatever compiles does; so does a description with mistakes, whose author wants to hear of them.
 * "Tool that renames photos" is a request to somebody else, though its first word is a label.
 *
 * @throws SkillwrightError `language-unknown` or `lexicon-invalid` when `languages` is wrong.
 */
export function isSkillDescription(text: string, options: CompileOptions = {}): boolean {
  const { languages = [] } = options;
  const vocabulary = resolveVocabulary(languages);
  const lines = [...sourceLines(text)];
  const labelled = lines.filter((line) => findLabel(line.text) !== undefined).length;
  if (labelled === 0) return teaches(text, vocabulary);
  return labelled >= 2 || lines.some((line) => teaches(line.text, vocabulary));
}

function teaches(text: string, vocabulary: Vocabulary): boolean {
  return findTeachingPair(text) !== undefined && isTeachingSentence(text, vocabulary);
}
