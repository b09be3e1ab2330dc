import { namedThings } from "./lexicon/alternatives.ts";
import { areQualifiedOppositely } from "./lexicon/qualifiers.ts";
import type { Request } from "./request.ts";
import type { VerbRelation } from "./verb-relation.ts";

/** What speaks against two texts asking for the same; each alone keeps a pair from matching. */
export interface Conflicts {
  /** One names SendGrid where the other names Mailgun. */
  readonly otherThing: boolean;
  /** "A to B" beside "B to A". */
  readonly otherWay: boolean;
  /** "encode" beside "decode". */
  readonly opposedVerb: boolean;
  /** "largest" beside "smallest". */
  readonly oppositeQualifier: boolean;
  /** "not archived" beside "archived". */
  readonly negated: boolean;
  /** "6 digits" beside "12 digits". */
  readonly otherNumber: boolean;
}

/** The conflicts between an intent and a skill's text. */
export function conflicts(asked: Request, offered: Request, verb: VerbRelation): Conflicts {
  return {
    otherThing: namesOther(asked, offered),
    otherWay: reversal(asked, offered) >= 0.3,
    opposedVerb: verb === "opposed",
    oppositeQualifier: areQualifiedOppositely(new Set(asked.words), new Set(offered.words)),
    negated: denies(asked, offered) || denies(offered, asked),
    otherNumber: offered.numbers.size > 0 && lacksEachOther(asked.numbers, offered.numbers),
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

function shared(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  return left.size === 0 ? 0 : [...left].filter((term) => right.has(term)).length / left.size;
}

function denies(one: Request, other: Request): boolean {
  return [...one.negated].some((term) => other.terms.has(term) && !other.negated.has(term));
}
