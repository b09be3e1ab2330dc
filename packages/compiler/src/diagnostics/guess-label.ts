import { findLabel, type Label, labels } from "../structured/label.ts";
import { closestWord } from "./closest-word.ts";

/** The label that a line was perhaps meant to begin with, and how much of the line stands for it. */
export interface LabelGuess {
  readonly label: Label;
  readonly length: number;
}

// Bullets, numbers, invisible marks; the bounds keep the search short on any line.
const opening = /^([^A-Za-z]{0,8})([A-Za-z]{1,24})([ \t_-]{1,4}[A-Za-z]{1,24})?/;

/** Guesses what an unrecognised line should have begun with, from its first two words. */
export function guessLabel(text: string): LabelGuess | undefined {
  const [all, prefix = "", first = "", second] = opening.exec(text) ?? [];
  if (all === undefined) return undefined;
  const bare = findLabel(text.slice(prefix.length));
  if (bare !== undefined) {
    return { label: bare.label, length: prefix.length + bare.label.length };
  }
  if (second !== undefined) {
    const words = `${first} ${second.replace(/^[ \t_-]+/, "")}`;
    if (closestWord(words, ["Expected test"]))
      return { label: "Expected test", length: all.length };
  }
  const label = closestWord(first, labels);
  return label === undefined ? undefined : { label, length: prefix.length + first.length };
}
