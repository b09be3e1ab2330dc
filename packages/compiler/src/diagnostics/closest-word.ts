import { editDistance } from "./edit-distance.ts";

const longestWord = 24;

/** The one that somebody may have meant: an abbreviation of it, or a slip or two away. */
export function closestWord<Word extends string>(
  written: string,
  words: readonly Word[],
): Word | undefined {
  const word = written.slice(0, longestWord).toLowerCase();
  if (word.length < 3) return undefined;
  const abbreviated = words.find((candidate) => candidate.toLowerCase().startsWith(word));
  if (abbreviated !== undefined) return abbreviated;
  const ranked = words
    .map((candidate) => ({ candidate, distance: editDistance(word, candidate.toLowerCase()) }))
    .sort((left, right) => left.distance - right.distance)[0];
  if (ranked === undefined) return undefined;
  // One slip in a short word, two in a long one; more would make another word.
  return ranked.distance <= (ranked.candidate.length <= 5 ? 1 : 2) ? ranked.candidate : undefined;
}
