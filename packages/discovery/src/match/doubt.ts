import { bestSame, coverage } from "./lexicon/concepts.ts";
import type { Replaced } from "./replaced-words.ts";
import type { Request } from "./request.ts";
import { areTurned } from "./swapped-roles.ts";
import type { VerbRelation } from "./verb-relation.ts";

/** Longest replacement, in words on each side: longer ones are another way to say it. */
const mostWords = 2;
/** Share of each text that the other must cover: below, they differ too much to be compared so. */
const nearCover = 0.5;
/** The same for texts of which each acts on what the other has at its end. */
const turnedCover = 0.7;

/**
 * What makes it doubtful that two texts ask for the same although nothing rules it out: they are
 * alike but for a word or two that stand in place of each other and are in no lexicon, as in "prune
 * the plants" beside "water the plants"; or each acts on what the other has at its end, as in "the
 * ISBN of a title" beside "the title of an ISBN". `undefined` when nothing does.
 *
 * @param swapped - whether each acts on what follows a preposition in the other.
 */
export function doubt(
  replaced: readonly Replaced[],
  asked: Request,
  offered: Request,
  verb: VerbRelation,
  swapped: boolean,
): string | undefined {
  if (verb === "different") return "another verb";
  if (areTurned(asked.roles, offered.roles)) return "the other way round";
  const cover = Math.min(
    coverage(offered.terms, asked.terms),
    coverage(asked.terms, offered.terms),
  );
  if (swapped && cover >= turnedCover) return "the other way round";
  if (cover < nearCover) return undefined;
  const found = replaced.find(
    (one) =>
      one.asked.length <= mostWords &&
      one.offered.length <= mostWords &&
      one.asked.every(({ stem }) => !/^\d/.test(stem) && bestSame(stem, offered.terms) === 0) &&
      one.offered.every(({ stem }) => bestSame(stem, asked.terms) === 0),
  );
  const said = (side: Replaced["asked"]) => side.map(({ stem }) => stem).join(" ");
  return found && `"${said(found.asked)}" in place of "${said(found.offered)}"`;
}
