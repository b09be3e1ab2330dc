import { splitIdentifiers } from "../../text/split-identifiers.ts";

/** A text of a skill as the pair model reads it: the words of its name go first. */
export function pairText(name: string, text: string): string {
  return `${splitIdentifiers(name)}: ${text}`;
}
