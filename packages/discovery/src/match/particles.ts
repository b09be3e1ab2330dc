import { boundaries } from "./lexicon/function-words.ts";
import { wordForms } from "./word-forms.ts";

const verbs = new Set(
  `turn switch power put flip toggle log sign check scale zoom clock opt ramp roll dial count shut speed slow
  round boot crank volume light move go scroll step page
  fade blend phase lock let bring close take pull get come`.split(/\s+/),
);
const opposite = new Map([
  ["on", "off"],
  ["off", "on"],
  ["in", "out"],
  ["out", "in"],
  ["up", "down"],
  ["down", "up"],
  ["forward", "back"],
  ["back", "forward"],
]);
/** Most words between a verb and its particle: "turn the living room lights off". */
const reach = 5;

/** Whether one text says "turn on", "log in" or "scale up" where the other says "off", "out", "down". */
export function haveOppositeParticles(
  asked: readonly string[],
  offered: readonly string[],
): boolean {
  const [left, right] = [particles(asked), particles(offered)];
  return [...left].some((particle) => {
    const other = opposite.get(particle) ?? "";
    return right.has(other) && !left.has(other) && !right.has(particle);
  });
}

function particles(words: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  words.forEach((word, at) => {
    if (!wordForms(word).some((form) => verbs.has(form))) return;
    for (let i = at + 1; i <= at + reach && i < words.length; i++) {
      const particle = words[i] ?? "";
      // Later than next to its verb, "on" and "in" are prepositions unless they end the phrase.
      const ends = i + 1 === words.length || boundaries.has(words[i + 1] ?? "");
      if (opposite.has(particle) && (i === at + 1 || ends || particle === "off")) {
        found.add(particle);
        return;
      }
    }
  });
  return found;
}
