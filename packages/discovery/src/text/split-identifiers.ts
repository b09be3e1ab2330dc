/**
 * Puts blanks inside identifiers, keeping the rest: `AddAlarm_v2` → `Add Alarm v2`,
 * `parseJSONFile` → `parse JSON File`.
 */
export function splitIdentifiers(text: string): string {
  return text
    .replace(/[_\-./:]+/g, " ")
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2");
}
