import { type Mention, mentionsAny } from "./find-mentions.ts";

const article = String.raw`(?:(?:an?|the|my|our|some|any|\d[\d.,]*)\s+)*`;
const target = new RegExp(String.raw`^[\s-]*(?:to|into|->|→)[\s-]+${article}(\p{L}+)`, "iu");
const source = new RegExp(
  String.raw`(?:convert|turn|change|transform|translate|from)(?:ing)?\s+${article}(\p{L}+)[\s-]+(?:to|into)\s+${article}$`,
  "iu",
);

/**
 * The word that stands where a value was expected and is none of them: "parsecs" in "miles to
 * parsecs". A default in its place would make a skill for something else.
 *
 * @param mentions - the values that are named, in the order of the text.
 * @param known - words that may stand there.
 */
export function findUnknownValue(
  text: string,
  mentions: readonly Mention<unknown>[],
  known: readonly string[],
): string | undefined {
  for (const [position, { start, end }] of mentions.entries()) {
    const isNext = mentions[position + 1];
    const after = target.exec(text.slice(end, isNext?.start ?? end + 80));
    const before = source.exec(text.slice(Math.max(0, start - 80), start));
    for (const word of [after?.[1], before?.[1]]) {
      if (word !== undefined && !mentionsAny(word, known)) return word;
    }
  }
  return undefined;
}
