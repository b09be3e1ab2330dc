import { bestSame } from "./lexicon/concepts.ts";
import type { Role } from "./roles.ts";

/** Below what one word is to itself, above what names of one thing are to each other. */
const exact = 0.9;

/** Whether a role of one text has the things of a role of the other in each other's place. */
export function areSwapped(asked: readonly Role[], offered: readonly Role[]): boolean {
  return isAnySwapped(asked, offered, (kind) => kind !== "belongs");
}

/** Whether one text acts on the A of a B, and the other on the B of an A. */
export function areTurned(asked: readonly Role[], offered: readonly Role[]): boolean {
  return isAnySwapped(asked, offered, (kind) => kind === "belongs");
}

function isAnySwapped(
  asked: readonly Role[],
  offered: readonly Role[],
  counts: (kind: Role["kind"]) => boolean,
): boolean {
  return asked.some((one) =>
    offered.some((other) => one.kind === other.kind && counts(one.kind) && isSwapped(one, other)),
  );
}

function isSwapped(one: Role, other: Role): boolean {
  // What is on both sides ("CSV file to JSON file") says nothing about the direction.
  const [first, second] = [without(one.first, one.second), without(one.second, one.first)];
  const [from, into] = [without(other.first, other.second), without(other.second, other.first)];
  // Nor does what both have in one place, such as a verb before its object.
  const [ownFirst, ownSecond] = [without(first, from), without(second, into)];
  if (meet(ownFirst, into, exact) && meet(ownSecond, from, exact)) return true;
  // Names of one thing are too near each other to tell the parts of a phrase apart.
  if (one.kind === "belongs") return false;
  if (meet(ownFirst, into) && meet(ownSecond, from))
    return !(meet(ownFirst, from) && meet(ownSecond, into));
  // One thing alone in the other place: "from JSON to CSV" beside "from XML to JSON".
  const straight = meet(first, from) || meet(second, into);
  const crossed = meet(first, into, exact) || meet(second, from, exact);
  return one.kind === "becomes" && !straight && crossed;
}

/** Whether two sets of stems name a same thing, more surely than a bound in [0, 1). */
function meet(left: ReadonlySet<string>, right: ReadonlySet<string>, above = 0): boolean {
  return [...left].some((term) => bestSame(term, right) > above);
}

function without(all: ReadonlySet<string>, some: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...all].filter((term) => !some.has(term)));
}
