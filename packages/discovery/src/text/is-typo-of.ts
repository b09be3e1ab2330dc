/**
 * Whether one word is the other with a typing error: one letter wrong, missing, too many or two
 * swapped; two such errors from eight letters on. Words under four letters have none.
 */
export function isTypoOf(typed: string, meant: string): boolean {
  const most = meant.length < 4 ? 0 : meant.length < 8 ? 1 : 2;
  if (typed === meant || Math.abs(typed.length - meant.length) > most) return false;
  return distance(typed, meant) <= most;
}

/** Optimal string alignment distance: edits, with a swap of neighbours as one. */
function distance(left: string, right: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, j) => j);
  for (let i = 1; i <= left.length; i++) {
    const current = [i];
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1];
      let cost = Math.min(
        (previous[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + Number(!same),
      );
      if (left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      current.push(cost);
    }
    [before, previous] = [previous, current];
  }
  return previous[right.length] ?? 0;
}
