import { bestSame, coverage } from "./lexicon/concepts.ts";
import type { Replaced } from "./replaced-words.ts";
import type { Request } from "./request.ts";
import { areTurned } from "./swapped-roles.ts";
import type { VerbRelation } from "./verb-relation.ts";

/** Longest replacement, in words on each side: longer ones are another way to say it. */
const mostWords = 2;
/** Share of each text that the other must cover: below, they differ too much to be compared so. */
const nearCover = 0.5;

/**
 * What makes it doubtful that two texts ask for the same although nothing rules it out: they are
 * alike but for a word or two that stand in place of each other and are in no lexicon, as in "prune
 * the plants" beside "water the plants". `undefined` when nothing does.
 */
export function doubt(
  replaced: readonly Replaced[],
  asked: Request,
  offered: Request,
  verb: VerbRelation,
): string | undefined {
  if (verb === "different") return "another verb";
  if (areTurned(asked.roles, offered.roles)) return "the other way round";
  if (coverage(offered.terms, asked.terms) < nearCover) return undefined;
  if (coverage(asked.terms, offered.terms) < nearCover) return undefined;
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
