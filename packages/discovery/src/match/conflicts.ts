import { deletes } from "./lexicon/acts.ts";
import { namedThings } from "./lexicon/alternatives.ts";
import { coverage } from "./lexicon/concepts.ts";
import { areSiblings } from "./lexicon/siblings.ts";
import { measuresIn, periodsIn } from "./measures.ts";
import { oppositeWords } from "./opposite-words.ts";
import { isOtherAct } from "./other-act.ts";
import { haveOppositeParticles } from "./particles.ts";
import type { Request } from "./request.ts";
import { areSwapped } from "./swapped-roles.ts";
import type { VerbRelation } from "./verb-relation.ts";
import { isOtherActor } from "./who-acts.ts";

/** What speaks against two texts asking for the same; each alone keeps a pair from matching. */
export interface Conflicts {
  /** One names SendGrid where the other names Mailgun. */
  readonly otherThing: boolean;
  /** "A to B" beside "B to A". */
  readonly otherWay: boolean;
  /** "encode" beside "decode". */
  readonly opposedVerb: boolean;
  /** "A before B" beside "B before A", "replace A with B" beside "replace B with A". */
  readonly swapped: boolean;
  /** "largest" beside "smallest", "follow" beside "unfollow", "turn on" beside "turn off". */
  readonly oppositeWord: boolean;
  /** "find duplicates" beside "remove duplicates", "tell me when" beside doing it. */
  readonly otherAct: boolean;
  /** "people I follow" beside "people who follow me". */
  readonly otherActor: boolean;
  /** "a video" beside "an image", where that is what is acted on. */
  readonly otherKind: boolean;
  /** "average" beside "sum". */
  readonly otherMeasure: boolean;
  /** "every day" beside "weekly". */
  readonly otherPeriod: boolean;
  /** "not archived" beside "archived". */
  readonly negated: boolean;
  /** "6 digits" beside "12 digits". */
  readonly otherNumber: boolean;
}

/**
 * Share of a skill's text that an intent must hold for its numbers to stand in place of the skill's:
 * "wire 800 each month" does not say another number than "transfer at N26".
 */
const alike = 0.5;

/** The conflicts between an intent and a skill's text. */
export function conflicts(asked: Request, offered: Request, verb: VerbRelation): Conflicts {
  return {
    otherThing: namesOther(asked, offered),
    otherWay: reversal(asked, offered) >= 0.3,
    opposedVerb: verb === "opposed",
    swapped: areSwapped(asked.roles, offered.roles),
    oppositeWord:
      oppositeWords(asked, offered) !== undefined ||
      haveOppositeParticles(asked.words, offered.words),
    otherAct: isOtherAct(asked, offered),
    otherActor: isOtherActor(asked.words, offered.words),
    otherKind: actsOnSibling(asked, offered),
    otherMeasure: lacksAll(measuresIn(asked.words), measuresIn(offered.words)),
    otherPeriod: ["rate", "span"].some((kind) =>
      lacksAll(ofKind(periodsIn(asked.words), kind), ofKind(periodsIn(offered.words), kind)),
    ),
    negated: denies(asked, offered) || denies(offered, asked),
    otherNumber:
      offered.numbers.size > 0 &&
      lacksEachOther(asked.numbers, offered.numbers) &&
      coverage(offered.terms, asked.terms) >= alike,
  };
}

/**
 * How far two requests go opposite ways, from -2 (the same way) to 2 (the opposite way).
 *
 * 0 when one of them has no direction: "between A and B" serves both.
 */
export function reversal(asked: Request, offered: Request): number {
  if (asked.product.size === 0 || offered.product.size === 0) return 0;
  const crossed = shared(asked.product, offered.source) + shared(asked.source, offered.product);
  const straight = shared(asked.product, offered.product) + shared(asked.source, offered.source);
  return crossed - straight;
}

function namesOther(asked: Request, offered: Request): boolean {
  const wanted = namedThings(asked.words);
  for (const [family, things] of namedThings(offered.words)) {
    if (lacksEachOther(wanted.get(family) ?? new Set(), things)) return true;
  }
  return false;
}

function lacksEachOther(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  return (
    [...left].some((thing) => !right.has(thing)) && [...right].some((thing) => !left.has(thing))
  );
}

/** Whether both hold something, and nothing that the other holds. */
function lacksAll(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  return left.size > 0 && right.size > 0 && ![...left].some((one) => right.has(one));
}

function ofKind(periods: ReadonlySet<string>, kind: string): ReadonlySet<string> {
  return new Set([...periods].filter((period) => period.startsWith(kind)));
}

function actsOnSibling(asked: Request, offered: Request): boolean {
  return asked.kinds.some(
    (one) =>
      !offered.terms.has(one) &&
      offered.kinds.some((other) => !asked.terms.has(other) && areSiblings(one, other)),
  );
}

function shared(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  return left.size === 0 ? 0 : [...left].filter((term) => right.has(term)).length / left.size;
}

/** Whether one says "not" of what the other says; "not used" and "that nobody uses" both deny. */
function denies(one: Request, other: Request): boolean {
  if (other.negated.size > 0 || other.verbs.some((verb) => deletes.has(verb))) return false;
  return [...one.negated].some((term) => other.terms.has(term));
}
