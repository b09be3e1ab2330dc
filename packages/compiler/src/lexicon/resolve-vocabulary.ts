import { SkillwrightError } from "@skillwright/core";
import type { CompilerErrorCode } from "../errors.ts";
import type { Lexicon } from "./lexicon.ts";
import { assertLexicon } from "./parse-lexicon.ts";
import { optionalLexicons, referenceLexicons } from "./shipped-lexicons.ts";
import { mergeLexicons, type Vocabulary } from "./vocabulary.ts";

const shipped = new Map(
  [...referenceLexicons, ...optionalLexicons].map((lexicon) => [lexicon.language, lexicon]),
);
const referenceVocabulary = mergeLexicons(referenceLexicons);

/** Names of the languages that need no file of their own: `en`, `ru`, `hi`, `zh`, `es`, `de`. */
export const shippedLanguages: readonly string[] = [...shipped.keys()];

/**
 * The words of the reference's four languages and of those asked for.
 *
 * The four are always there, so that naming a language cannot lose a permission check.
 *
 * @throws SkillwrightError `language-unknown` or `lexicon-invalid`.
 */
export function resolveVocabulary(languages: readonly (string | Lexicon)[]): Vocabulary {
  const added = languages
    .map(resolveLanguage)
    .filter((lexicon) => !referenceLexicons.includes(lexicon));
  return added.length === 0 ? referenceVocabulary : mergeLexicons([...referenceLexicons, ...added]);
}

function resolveLanguage(language: string | Lexicon): Lexicon {
  if (typeof language !== "string") {
    assertLexicon(language);
    return language;
  }
  const lexicon = shipped.get(language);
  if (lexicon !== undefined) return lexicon;
  throw new SkillwrightError<CompilerErrorCode>(`unknown language ${JSON.stringify(language)}`, {
    code: "language-unknown",
    hint: `Use one of ${shippedLanguages.join(", ")}, or load a lexicon file of your own.`,
  });
}
