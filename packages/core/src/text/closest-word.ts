/** Edits up to which two words count as one misspelt. */
const maxEdits = 2;

/** The candidate that the word is most likely a misspelling of, if any is near enough. */
export function closestWord(word: string, candidates: Iterable<string>): string | undefined {
  let closest: string | undefined;
  let fewest = maxEdits + 1;
  for (const candidate of candidates) {
    // Also what keeps a kilobyte of nonsense cheap to compare.
    if (Math.abs(candidate.length - word.length) > maxEdits) continue;
    const edits = countEdits(word, candidate);
    if (edits < fewest && edits <= candidate.length / 2) {
      closest = candidate;
      fewest = edits;
    }
  }
  return closest;
}

/** Levenshtein distance: insertions, deletions and replacements from one word to the other. */
function countEdits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, character] of [...from].entries()) {
    const next = [index + 1];
    for (const [column, other] of [...to].entries()) {
      const replaced = (row[column] ?? 0) + (character === other ? 0 : 1);
      const deleted = (row[column + 1] ?? 0) + 1;
      const inserted = (next[column] ?? 0) + 1;
      next.push(Math.min(replaced, deleted, inserted));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
