import { stem } from "../../text/terms.ts";
import { nounTable } from "./nouns.ts";

const groupsByStem = new Map<string, Set<number>>();
nounTable
  .trim()
  .split("\n")
  .forEach((line, group) => {
    for (const word of line.split(" ")) {
      const key = stem(word);
      groupsByStem.set(key, (groupsByStem.get(key) ?? new Set()).add(group));
    }
  });

/** How much two stems name the same thing: 1 for the same stem, 0.8 for names of one thing, else 0. */
export function sameThing(left: string, right: string): number {
  if (left === right) return 1;
  const groups = groupsByStem.get(left);
  const others = groupsByStem.get(right);
  if (!groups || !others) return 0;
  for (const group of groups) if (others.has(group)) return 0.8;
  return 0;
}

/** How well the best of some stems names the same thing as one, in [0, 1]. */
export function bestSame(term: string, others: Iterable<string>): number {
  let best = 0;
  for (const other of others) best = Math.max(best, sameThing(term, other));
  return best;
}

/** The share of some stems that others name too, in [0, 1]; 0 for none. */
export function coverage(wanted: ReadonlySet<string>, by: ReadonlySet<string>): number {
  let sum = 0;
  for (const term of wanted) sum += bestSame(term, by);
  return wanted.size === 0 ? 0 : sum / wanted.size;
}
