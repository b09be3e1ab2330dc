import type { CompileOptions } from "./compile-skill.ts";
import type { CompileDiagnostic } from "./diagnostics/compile-diagnostic.ts";
import { describeWarnings } from "./diagnostics/describe-warnings.ts";
import { resolveVocabulary } from "./lexicon/resolve-vocabulary.ts";
import { readSkill } from "./read-skill.ts";

/**
 * Everything that keeps a description from compiling, or what is odd about one that compiles.
 *
 * @throws SkillwrightError `language-unknown` or `lexicon-invalid` when `languages` is wrong.
 */
export function checkSkill(
  description: string,
  options: CompileOptions = {},
): readonly CompileDiagnostic[] {
  const { languages = [] } = options;
  const reading = readSkill(description.toWellFormed(), resolveVocabulary(languages));
  if (reading.status === "read") return describeWarnings(reading);
  return reading.faults.map(({ diagnostic }) => diagnostic);
}
