import type { CompiledSkill } from "./compiled-skill.ts";
import type { Lexicon } from "./lexicon/lexicon.ts";
import { resolveVocabulary } from "./lexicon/resolve-vocabulary.ts";
import { assembleSkill } from "./package/assemble-skill.ts";
import { readSkill } from "./read-skill.ts";
import { SkillCompileError } from "./skill-compile-error.ts";

/** How a description is read. */
export interface CompileOptions {
  /**
   * Languages besides English, Russian, Hindi and Chinese: names of shipped ones (`"es"`, `"de"`) or
   * lexicons of your own. None by default, since cues of one language hide in words of another.
   */
  readonly languages?: readonly (string | Lexicon)[] | undefined;
}

/**
 * Compiles a teaching sentence or a structured description into a deterministic skill.
 *
 * Takes time proportional to the length of the text. Lone surrogates are read as U+FFFD.
 *
 * @throws SkillCompileError when the text is no skill, cannot be compiled or needs a permission.
 * @throws SkillwrightError `language-unknown` or `lexicon-invalid` when `languages` is wrong.
 */
export function compileSkill(description: string, options: CompileOptions = {}): CompiledSkill {
  const { languages = [] } = options;
  const text = description.toWellFormed();
  const reading = readSkill(text, resolveVocabulary(languages));
  if (reading.status === "refused") throw new SkillCompileError(reading.faults);
  return assembleSkill(text, reading.spec);
}
