import { wordForms } from "./word-forms.ts";

const speakers = new Set(["i", "we"]);
const addressed = new Set(["me", "us"]);
const helpers = new Set([
  "ve",
  "have",
  "had",
  "am",
  "m",
  "was",
  "are",
  "will",
  "ll",
  "d",
  "do",
  "did",
  "can",
  "also",
  "just",
]);
/** Verbs that ask for an answer: "tell me", "the list that shows me". */
const asking = new Set(
  "tell show give send get let remind notify alert help find bring make ping warn ask text email message wake read buy book".split(
    " ",
  ),
);

/**
 * Whether the speaker does in one text what is done to the speaker in the other: "people I follow"
 * beside "people who follow me".
 */
export function isOtherActor(asked: readonly string[], offered: readonly string[]): boolean {
  const [one, other] = [speaker(asked), speaker(offered)];
  return meet(one.does, other.bears) || meet(one.bears, other.does);
}

/** Base forms of what the speaker does and of what is done to the speaker. */
function speaker(words: readonly string[]): { does: Set<string>; bears: Set<string> } {
  const [does, bears] = [new Set<string>(), new Set<string>()];
  const note = (word: string, into: Set<string>) => {
    for (const form of wordForms(word)) into.add(form);
  };
  words.forEach((word, i) => {
    const previous = words[i - 1] ?? "";
    if (speakers.has(word)) {
      const verb = words.slice(i + 1, i + 4).find((one) => !helpers.has(one));
      if (verb) note(verb, does);
    } else if (addressed.has(word) && i > 1) {
      const link = /^(?:to|by|from|for|at)$/.test(previous);
      const verb = (link ? words[i - 2] : previous) ?? "";
      if (previous === "by") note(verb, does);
      else if (link || !wordForms(verb).some((form) => asking.has(form) && i < 4))
        note(verb, bears);
    }
  });
  return { does, bears };
}

function meet(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  return [...left].some((form) => right.has(form));
}
