import de from "./languages/de.json" with { type: "json" };
import en from "./languages/en.json" with { type: "json" };
import es from "./languages/es.json" with { type: "json" };
import hi from "./languages/hi.json" with { type: "json" };
import ru from "./languages/ru.json" with { type: "json" };
import zh from "./languages/zh.json" with { type: "json" };
import type { Lexicon } from "./lexicon.ts";

/** The languages that are always recognised, in the order in which their frames are tried. */
export const referenceLexicons: readonly Lexicon[] = [en, ru, hi, zh];

/** The languages that are recognised when `languages` names them: their cues hide in words of others. */
export const optionalLexicons: readonly Lexicon[] = [es, de];
