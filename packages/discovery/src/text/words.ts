import { fold } from "./fold.ts";

// Scripts written without blanks between words.
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/**
 * The words of a text, folded, in order: parted at everything but letters and digits, and text in
 * Chinese, Japanese or Thai script as overlapping pairs of characters. `AddAlarm` stays whole, as
 * `SendGrid` must; {@link splitIdentifiers} parts it.
 */
export function words(text: string): string[] {
  const found: string[] = [];
  for (const [run] of fold(text).matchAll(/[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu)) {
    if (unspaced.test(run)) found.push(...pairs(run));
    else found.push(run.replace(/['’]\p{L}+$/u, ""));
  }
  return found;
}

function pairs(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}
