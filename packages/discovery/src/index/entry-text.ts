import type { SkillEntry } from "../entry.ts";
import { capability } from "../match/capability.ts";
import { splitIdentifiers } from "../text/split-identifiers.ts";

type Described = Pick<SkillEntry, "name" | "description">;

/** Name and description as one text: what search compares, and `searchByVector` too. */
export function namedText({ name, description }: Described): string {
  const { does } = capability(description);
  return does === "" ? name : `${splitIdentifiers(name)}: ${does}`;
}

/**
 * What the description offers, or the name without one: what the existing-match decision compares.
 *
 * Clauses that rule something out are left away: to a sentence encoder "not for X" is near X.
 */
export function offeredText({ name, description }: Described): string {
  return capability(description).does || name;
}
