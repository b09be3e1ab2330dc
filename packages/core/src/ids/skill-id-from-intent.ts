import { SkillwrightError } from "../errors/skillwright-error.ts";
import { foldToLatin } from "./fold-to-latin.ts";
import { shortHash } from "./short-hash.ts";
import { maxDerivedIdLength, withHashSuffix } from "./with-hash-suffix.ts";

/**
 * The id of a skill made for an intent: `Track BTC/USD price` → `track-btc-usd-price`.
 *
 * A short hash of the intent follows when letters or digits were lost (other scripts) or cut
 * (long intents), so that different intents keep different ids.
 *
 * @returns a valid id of at most 60 characters.
 * @throws SkillwrightError `intent-blank` when there is nothing to derive it from.
 */
export function skillIdFromIntent(intent: string): string {
  // Format characters (zero-width spaces and the like) are as invisible as blanks.
  if (/^[\s\p{Cc}\p{Cf}]*$/u.test(intent)) {
    throw new SkillwrightError("the intent is empty", {
      code: "intent-blank",
      hint: "Say in a few words what the skill should do.",
    });
  }
  const folded = Array.from(intent, foldToLatin).join("");
  const id = folded
    .replace(/[^a-z0-9_]+/g, "-")
    .replace(/[-_]+/g, (separators) => (separators.includes("-") ? "-" : separators))
    .replace(/^[-_]+|[-_]+$/g, "");
  if (id === "") return `skill-${shortHash(intent)}`;
  const losesLetters = /(?![a-z0-9])[\p{L}\p{N}]/u.test(folded);
  return losesLetters || id.length > maxDerivedIdLength ? withHashSuffix(id, intent) : id;
}
