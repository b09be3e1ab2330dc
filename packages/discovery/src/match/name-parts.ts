import { splitIdentifiers } from "../text/split-identifiers.ts";
import { stem } from "../text/terms.ts";
import { actionsOf, isLight } from "./lexicon/actions.ts";
import { parseRequest, type Request } from "./request.ts";

/** What the name of a skill adds to its text. */
export interface NameParts {
  readonly terms: ReadonlySet<string>;
  /** Verbs of the name that say what is done. */
  readonly verbs: readonly string[];
  /** Stems of the name that are neither verbs nor what the action starts from. */
  readonly nouns: ReadonlySet<string>;
}

/** Verbs that are nouns in the name of a skill: `hash-text` texts nobody. */
const mostlyNouns = new Set(
  "text email mail message file note name time page form sign number group box report".split(" "),
);

/** Reads a name such as `video-to-gif` or `AddAlarm` beside the text that it belongs to. */
export function nameParts(name: string, offered: Request): NameParts {
  const { words, terms } = parseRequest(splitIdentifiers(name));
  const verbs = words.filter(
    (word, i) =>
      (i === 0 || i === words.length - 1) &&
      actionsOf(word).size > 0 &&
      !isLight(word) &&
      !mostlyNouns.has(word),
  );
  const end = words.findIndex((word) => word === "from" || word === "to");
  const nouns = words
    .filter((word, i) => !verbs.includes(word) && (end === -1 || i < end))
    .map(stem)
    .filter((noun) => !offered.oblique.has(noun));
  return { terms, verbs, nouns: new Set(nouns) };
}
