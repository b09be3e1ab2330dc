import { isSkillId, SkillwrightError, skillIdFromIntent, withHashSuffix } from "@skillwright/core";
import type { GeneratorErrorCode } from "../errors.ts";

/**
 * The id for a new skill: the one asked for, else derived from the intent; a derived id that is
 * taken gets a short hash.
 *
 * @throws SkillwrightError `skill-id-invalid`, `skill-id-taken` for an id that was asked for.
 */
export function chooseSkillId(
  intent: string,
  requested: string | undefined,
  isTaken: (id: string) => boolean,
): string {
  if (requested !== undefined) {
    if (!isSkillId(requested)) {
      throw new SkillwrightError<GeneratorErrorCode>(
        `${JSON.stringify(requested.slice(0, 100))} is no skill id`,
        {
          code: "skill-id-invalid",
          hint: "Use 1 to 64 characters of a-z, 0-9, - and _, beginning with a letter or digit.",
        },
      );
    }
    if (isTaken(requested)) throw idTaken(requested, "Choose another id");
    return requested;
  }
  const derived = skillIdFromIntent(intent);
  let id = derived;
  // The attempt's number goes into the hash: the same intent may be generated again and again.
  for (let attempt = 0; isTaken(id); attempt++)
    id = withHashSuffix(derived, `${intent}\n${attempt}`);
  return id;
}

/** @param remedy - what else to do than to remove the skill that has the id. */
export function idTaken(id: string, remedy: string) {
  return new SkillwrightError<GeneratorErrorCode>(`the skill id ${id} is taken`, {
    code: "skill-id-taken",
    hint: `${remedy}, or remove that skill first.`,
  });
}
