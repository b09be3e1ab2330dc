import { checkLexicon } from "./check-lexicon.ts";
import type { Lexicon } from "./lexicon.ts";
import { LexiconError } from "./lexicon-error.ts";

/**
 * Reads a language from the text of a JSON file.
 *
 * @throws LexiconError `lexicon-invalid`, with everything that is wrong.
 */
export function parseLexicon(json: string): Lexicon {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    const message = "a lexicon must be valid JSON";
    throw new LexiconError([{ code: "lexicon-syntax", severity: "error", message }], { cause });
  }
  assertLexicon(value);
  return value;
}

/**
 * Narrows data of unknown shape to a {@link Lexicon}.
 *
 * @throws LexiconError `lexicon-invalid`, with everything that is wrong.
 */
export function assertLexicon(value: unknown): asserts value is Lexicon {
  const diagnostics = checkLexicon(value);
  if (diagnostics.length > 0) throw new LexiconError(diagnostics);
}
