import { stem } from "../text/terms.ts";
import { conflicts, reversal } from "./conflicts.ts";
import { doubt } from "./doubt.ts";
import { namedThings } from "./lexicon/alternatives.ts";
import { bestSame, coverage, sameThing } from "./lexicon/concepts.ts";
import { nameParts } from "./name-parts.ts";
import type { Pair } from "./pair.ts";
import { replacedWords } from "./replaced-words.ts";
import { replacesName } from "./replaces-name.ts";
import { parseRequest, type Request } from "./request.ts";
import { type VerbRelation, verbRelation } from "./verb-relation.ts";

/** Names of what a calibration may weigh. All are oriented: more of each speaks for a match. */
export const featureNames = [
  "cosine",
  "coverSkill",
  "coverIntent",
  "headsMatch",
  "fullCover",
  "anyShared",
  "verbSame",
  "verbRelated",
  "verbLight",
  "verbNotDifferent",
  "sameCover",
  "sameNouns",
  "sameCosine",
  "sameHead",
  "relatedNouns",
  "relatedCosine",
  "relatedHead",
  "lightNouns",
  "lightCosine",
  "lightHead",
  "bareCover",
  "bareCosine",
  "bareHead",
  "sameOwn",
  "relatedOwn",
  "lightOwn",
  "ownHead",
  "missingHead",
  "obliqueHead",
  "sameObject",
  "sameEither",
  "lightEither",
  "sameOblique",
  "kindOfThing",
  "noSwap",
  "sameProduct",
  "sameWay",
  "noStranger",
  "sameThing",
  "sameNegation",
  "noOtherWord",
  "notTurned",
  "agreement",
  "agreementFor",
  "sameAgreement",
  "relatedAgreement",
  "cosineAgreement",
  "likelyVerbAgreement",
] as const;

/** Log-odds from which on the pair model is taken to be as sure as it can be. */
const surest = 6;

/**
 * Log-odds that stand for the pair model where it was not asked: it was about texts that are nearer, or
 * it cannot read this one. The other features alone would call strangers half likely.
 */
const notAsked = -2;

/** A value for each of {@link featureNames}, most in [-1, 1]. */
export type PairFeatures = Readonly<Record<(typeof featureNames)[number], number>>;

/** An intent and a skill's text, compared. */
export interface Comparison {
  readonly features: PairFeatures;
  readonly verb: VerbRelation;
  /** Whether anything speaks against a match so much that it cannot be one. */
  readonly conflict: string | undefined;
  /** What a person should look at before the two are taken for the same. */
  readonly doubt: string | undefined;
}

/** Compares a pair by everything that the decision sees besides the vectors, and by their cosine. */
export function comparePair({
  intent,
  text,
  name,
  cosine,
  agreement = notAsked,
}: Pair): Comparison {
  const asked = parseRequest(intent);
  const offered = parseRequest(text);
  const named = nameParts(name, offered);
  const verb = verbRelation(asked.verbs, offered.verbs, named.verbs);
  const all = new Set([...offered.terms, ...named.terms]);
  const verbs = new Set(offered.verbs.map(stem));
  const nouns = new Set([...offered.terms].filter((term) => !verbs.has(term)));
  const coverSkill = coverage(offered.terms, asked.terms);
  const coverNouns = coverage(nouns, asked.terms);
  const heads = headsMatch(asked, offered, named.nouns);
  const askedHead = asked.heads[0]?.term;
  const owns = askedHead === undefined || bestSame(askedHead, all) >= 0.5;
  const swapped =
    heads < 0.5 &&
    askedHead !== undefined &&
    bestSame(askedHead, offered.oblique) > 0 &&
    offered.heads[0] !== undefined &&
    bestSame(offered.heads[0].term, asked.oblique) > 0;
  const head = offered.heads[0]?.term;
  const lacksHead = head !== undefined && bestSame(head, asked.terms) < 0.5;
  const oblique =
    heads < 0.5 && askedHead !== undefined && bestSame(askedHead, offered.oblique) > 0;
  const otherProduct =
    asked.product.size > 0 &&
    offered.product.size > 0 &&
    coverage(asked.product, offered.product) === 0;
  const is = (relation: VerbRelation) => Number(verb === relation);
  const bare = Number(asked.verbs.length === 0);
  const agrees = Math.max(-1, Math.min(1, agreement / surest));
  const agreesFor = Math.max(0, agrees);
  const replaced = replacedWords(
    intent,
    text,
    new Set([...asked.verbs, ...offered.verbs].map(stem)),
  );
  const found = {
    ...conflicts(asked, offered, verb),
    otherName: replaced.some(replacesName),
  };
  const doubtful = doubt(replaced, asked, offered, verb, swapped);
  const strangers = namedThings(offered.words).size === 0 && namedThings(asked.words).size > 0;
  return {
    verb,
    conflict: Object.entries(found).find(([, present]) => present)?.[0],
    doubt: doubtful,
    features: {
      cosine,
      coverSkill,
      coverIntent: coverage(asked.terms, all),
      headsMatch: heads,
      fullCover: Number(coverSkill > 0.95),
      anyShared: Number(coverSkill > 0),
      verbSame: is("same"),
      verbRelated: is("related"),
      verbLight: is("light"),
      verbNotDifferent: -is("different"),
      sameCover: is("same") * coverSkill,
      sameNouns: is("same") * coverNouns,
      sameCosine: is("same") * cosine,
      sameHead: is("same") * heads,
      relatedNouns: is("related") * coverNouns,
      relatedCosine: is("related") * cosine,
      relatedHead: is("related") * heads,
      lightNouns: is("light") * coverNouns,
      lightCosine: is("light") * cosine,
      lightHead: is("light") * heads,
      bareCover: bare * coverSkill,
      bareCosine: bare * cosine,
      bareHead: bare * heads,
      sameOwn: -is("same") * Number(!owns),
      relatedOwn: -is("related") * Number(!owns),
      lightOwn: -is("light") * Number(!owns),
      ownHead: -Number(!owns) * coverNouns,
      missingHead: -Number(heads < 0.5) * coverNouns,
      obliqueHead: -Number(oblique) * coverNouns,
      sameObject: -is("same") * Number(lacksHead && heads < 0.5),
      sameEither: -is("same") * Number(lacksHead && heads < 0.5 && !owns),
      lightEither: -is("light") * Number(!owns && coverSkill >= 0.4),
      sameOblique: -is("same") * Number(oblique && lacksHead),
      kindOfThing: -Number(asked.asksForKind && heads < 0.5 && coverSkill >= 0.3),
      noSwap: -Number(swapped),
      sameProduct: -Number(otherProduct),
      sameWay: -Math.max(-1, Math.min(1, reversal(asked, offered))),
      noStranger: -Number(strangers),
      sameThing: Number(sharesThing(asked, offered)),
      sameNegation: -Number(asked.negated.size > 0 !== offered.negated.size > 0),
      noOtherWord: -Number(doubtful?.includes("in place") ?? false),
      notTurned: -Number(doubtful === "the other way round"),
      agreement: agrees,
      agreementFor: agreesFor,
      sameAgreement: is("same") * agrees,
      relatedAgreement: is("related") * agrees,
      cosineAgreement: cosine * agreesFor,
      likelyVerbAgreement: (1 - is("different")) * agrees,
    },
  };
}

/** How far both act on the same thing, in [0, 1]; half for what only follows an "of". */
function headsMatch(asked: Request, offered: Request, nameNouns: ReadonlySet<string>): number {
  const scores = asked.heads.flatMap(({ term, of }) => [
    ...offered.heads.map((other) => (of === other.of ? 1 : 0.5) * sameThing(term, other.term)),
    (of ? 0.5 : 0.8) * bestSame(term, nameNouns),
  ]);
  return Math.max(0, ...scores);
}

function sharesThing(asked: Request, offered: Request): boolean {
  const wanted = namedThings(asked.words);
  return [...namedThings(offered.words)].some(([family, things]) =>
    [...(wanted.get(family) ?? [])].some((thing) => things.has(thing)),
  );
}
