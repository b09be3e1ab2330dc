import type { Mention } from "./find-mentions.ts";

/** What plays the two parts of a conversion, as far as the intent says. */
export interface Roles<T> {
  readonly from?: T;
  readonly to?: T;
}

/** Words that may stand between a direction word and its value: "into a pretty JSON". */
const fillers = String.raw`(?:[^\p{L}]|\b(?:an?|the|this|these|my|our|some|any|every|each|one|of|degrees?|us|plain|valid|nested|pretty|clean|formatted|structured|standard)\b)*`;

/** Direction words, strongest first: in "from 5 in Celsius to kelvin", "to" beats "in". */
const cues: readonly { role: "from" | "to"; strength: number; before: RegExp }[] = [
  // "how many pounds is 5 kg"
  { role: "to", strength: 4, before: cue("how (?:many|much)|number of") },
  { role: "to", strength: 3, before: cue("to|into|onto") },
  { role: "to", strength: 3, before: /(?:->|=>|→)[^\p{L}]*$/u },
  { role: "from", strength: 3, before: cue("from|out of|between") },
  { role: "to", strength: 2, before: cue("as|in") },
  {
    role: "from",
    strength: 1,
    before: cue("parse|read|load|import|turn|convert|change|transform"),
  },
  {
    role: "to",
    strength: 1,
    before: cue("write|export|generate|create|make|produce|build|output|save"),
  },
];

function cue(words: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})${fillers}$`, "iu");
}

/**
 * Which of the values mentioned is converted from and which to: "kilometers from miles", "X into Y",
 * "between X and Y", "how many X is 5 Y". Without direction words the order decides.
 *
 * @param mentions - in the order of the text.
 */
export function assignRoles<T>(text: string, mentions: readonly Mention<T>[]): Roles<T> {
  const scored = mentions.map((mention, position) => {
    const before = text.slice(mentions[position - 1]?.end ?? 0, mention.start).slice(-80);
    return { of: mention.of, ...cueStrengths(before) };
  });
  const to = strongest(scored, "to");
  const others = scored.filter(({ of }) => of !== to?.of);
  const from = strongest(others, "from") ?? others[0];
  // One value after a weak "to" word and another after nothing: the second is where it goes.
  const target = to ?? scored.find(({ of }) => from !== undefined && of !== from.of);
  return {
    ...(from !== undefined && { from: from.of }),
    ...(target !== undefined && { to: target.of }),
  };
}

interface Strengths {
  readonly from: number;
  readonly to: number;
}

function cueStrengths(before: string): Strengths {
  const strengths = { from: 0, to: 0 };
  const found = cues.find((candidate) => candidate.before.test(before));
  if (found) strengths[found.role] = found.strength;
  return strengths;
}

function strongest<T extends Strengths>(scored: readonly T[], role: "from" | "to"): T | undefined {
  let best: T | undefined;
  for (const candidate of scored) {
    if (candidate[role] > (best?.[role] ?? 0)) best = candidate;
  }
  return best;
}
