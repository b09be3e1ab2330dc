import { fold } from "./fold.ts";

// Scripts written without blanks between words.
const unspaced = "\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Thai}";
const isUnspaced = new RegExp(`^[${unspaced}]`, "u");
const oneScript = new RegExp(`[${unspaced}]+|[^${unspaced}]+`, "gu");

/**
 * The words of a text, folded, in order: parted at everything but letters and digits, and text in
 * Chinese, Japanese or Thai script as overlapping pairs of characters, apart from the Latin words in it. `AddAlarm` stays whole, as
 * `SendGrid` must; {@link splitIdentifiers} parts it.
 */
export function words(text: string): string[] {
  const found: string[] = [];
  for (const [run] of fold(text).matchAll(/[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu)) {
    for (const [part] of run.matchAll(oneScript)) {
      if (isUnspaced.test(part)) found.push(...pairs(part));
      else found.push(part.replace(/['’]\p{L}+$/u, ""));
    }
  }
  return found;
}

function pairs(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}
