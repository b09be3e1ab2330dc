import { checkSkillName, maxSkillNameLength } from "./check-skill-name.ts";
import { isReservedName } from "./is-reserved-name.ts";
import { normalizeSkillName } from "./normalize-skill-name.ts";

/** A name that the standard takes, made of a text's letters and digits; `undefined` when it has none. */
export function suggestSkillName(text: string): string | undefined {
  const words =
    normalizeSkillName(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const name = [...words.join("-")].slice(0, maxSkillNameLength).join("").replace(/-$/, "");
  const usable = isReservedName(name) ? `${name}-skill` : name;
  // Some letters have no lower case that stays one, and some fold into two.
  return checkSkillName(usable).length === 0 ? usable : undefined;
}
