import { SkillwrightError } from "@skillwright/core";
import { cosine } from "../embed/cosine.ts";
import type { Embedder, EmbedOptions } from "../embed/embedder.ts";
import type { DiscoveryErrorCode } from "../errors.ts";
import { breathe } from "./breathe.ts";
import type { Calibration } from "./calibration.ts";
import { type Example, fitLogistic, type LogisticModel } from "./fit-logistic.ts";
import type { LabelledPair } from "./labelled-pair.ts";
import { comparePair, featureNames } from "./pair-features.ts";
import { precisionAndRecall } from "./precision-and-recall.ts";
import { readAgreements } from "./read-agreements.ts";
import { parseRequest } from "./request.ts";
import { verbRelation } from "./verb-relation.ts";

/** What {@link learnCalibration} found. */
export interface LearnedCalibration {
  readonly calibration: Calibration;
  /** Log-odds of each pair by a model that saw no pair of its domain, in the order of the pairs; -∞ where a conflict rules it out, or a doubt where the pair model said nothing. */
  readonly heldOut: readonly number[];
}

/**
 * Share of right answers that the score 0.85 stands for over domains that were not trained on. The
 * pairs of this package hold more near misses than an index would: on pairs with ordinary ones the
 * same score is right more often.
 */
const wantedPrecision = 0.94;
/** Folds of the cross-validation; each domain is in one. */
const folds = 10;
/** Weight of a negative made by putting an intent beside another skill. */
const strangerWeight = 0.3;
/** Such negatives at most, evenly taken: more of them cost time and change little. */
const mostStrangers = 6000;
/** Pairs looked at between two pauses. */
const pauseEvery = 50;

interface Judged extends Example {
  readonly domain: string;
  /** Whether the pair cannot match, whatever the weights. */
  readonly ruledOut: boolean;
}

/**
 * Learns what the cosines of an embedder mean, from labelled pairs of many domains.
 *
 * Besides the pairs, every intent is held against skills that it was not written for: an index
 * holds many more strangers than near misses.
 *
 * Half a minute and more of work on this thread, with pauses in which others have their turn.
 *
 * @throws SkillwrightError `pairs-invalid` for fewer than 40 pairs, fewer than 10 domains or one
 *   label; what the embedder throws; the signal's reason when it is aborted.
 */
export async function learnCalibration(
  embedder: Embedder,
  pairs: readonly LabelledPair[],
  { signal }: EmbedOptions = {},
): Promise<LearnedCalibration> {
  check(pairs);
  const texts = [...new Set(pairs.flatMap(({ intent, skill }) => [intent, skill.description]))];
  const vectors = await embedder.embed(texts, { signal });
  const vectorOf = new Map(texts.map((text, i) => [text, vectors[i] ?? new Float32Array()]));
  const agreement = await readAgreements(pairs, { signal });
  const judge = (pair: LabelledPair, weight: number): Judged => {
    const { intent, skill, same, domain } = pair;
    const left = vectorOf.get(intent) ?? new Float32Array();
    const right = vectorOf.get(skill.description) ?? new Float32Array();
    const said = agreement(pair);
    const { features, conflict, doubt } = comparePair({
      intent,
      text: skill.description,
      name: skill.name,
      cosine: cosine(left, right),
      agreement: said,
    });
    return {
      features: featureNames.map((feature) => features[feature]),
      same,
      // A conflict decides without the model, so the model does not learn from it.
      weight: conflict ? 0 : weight,
      domain,
      ruledOut: conflict !== undefined || (doubt !== undefined && said === undefined),
    };
  };
  const own = await mapSlowly(pairs, signal, (pair) => judge(pair, 1));
  const others = await strangers(pairs, signal);
  const strange = await mapSlowly(others, signal, (pair) => judge(pair, strangerWeight));
  const model = await fitLogistic([...own, ...strange], { signal });
  const heldOut = await crossValidate(own, strange, model, signal);
  const cut = threshold(heldOut, pairs);
  const { bias, weights } = model;
  const { precision, recall } = precisionAndRecall(heldOut, pairs, cut);
  return {
    heldOut,
    calibration: {
      embedder: embedder.id,
      method: "logistic",
      bias: rounded(bias - cut + Math.log(0.85 / 0.15)),
      weights: Object.fromEntries(
        featureNames.flatMap((feature, i) => {
          const weight = rounded(weights[i] ?? 0);
          return weight === 0 ? [] : [[feature, weight]];
        }),
      ),
      training: {
        pairs: pairs.length,
        domains: new Set(pairs.map(({ domain }) => domain)).size,
        strangers: strange.length,
        heldOutPrecision: rounded(precision),
        heldOutRecall: rounded(recall),
      },
    },
  };
}

async function crossValidate(
  own: readonly Judged[],
  strange: readonly Judged[],
  whole: LogisticModel,
  signal: AbortSignal | undefined,
): Promise<number[]> {
  const domains = [...new Set(own.map(({ domain }) => domain))].sort();
  const foldOf = new Map(domains.map((domain, i) => [domain, i % folds]));
  const models: LogisticModel[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const kept = [...own, ...strange].filter(({ domain }) => foldOf.get(domain) !== fold);
    // Nine tenths of the examples lead close to where all of them led.
    models.push(await fitLogistic(kept, { signal, from: whole, iterations: 300 }));
  }
  return own.map(({ features, domain, ruledOut }) => {
    const model = models[foldOf.get(domain) ?? 0];
    return ruledOut || !model ? Number.NEGATIVE_INFINITY : logOdds(model, features);
  });
}

function logOdds({ bias, weights }: LogisticModel, features: readonly number[]): number {
  return features.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), bias);
}

/** The lowest log-odds from which on the held-out precision is the wanted one. */
function threshold(heldOut: readonly number[], pairs: readonly LabelledPair[]): number {
  const finite = heldOut.filter(Number.isFinite).sort((left, right) => left - right);
  const cut = finite.find(
    (value) => precisionAndRecall(heldOut, pairs, value).precision >= wantedPrecision,
  );
  return cut ?? finite.at(-1) ?? 0;
}

/**
 * For every matching pair, up to four skills of its domain and eight of others, as negatives: six
 * whose verb could be meant, since those are what a verb alone would match, and two of any kind.
 */
async function strangers(
  pairs: readonly LabelledPair[],
  signal: AbortSignal | undefined,
): Promise<LabelledPair[]> {
  const skills = [...new Map(pairs.map((pair) => [pair.skill.name, pair])).values()];
  const matching = pairs.filter(({ same }) => same);
  const chosen = await mapSlowly(matching, signal, (pair, i) => {
    const others = skills.filter(({ skill }) => skill.name !== pair.skill.name);
    const near = others.filter(({ domain }) => domain === pair.domain).slice(0, 4);
    const far = others.filter(({ domain }) => domain !== pair.domain);
    const tempting = far.filter(({ skill }) => mayMean(pair.intent, skill.description));
    return [...near, ...spread(tempting, 6, i), ...spread(far, 2, i)].map(
      ({ skill }): LabelledPair => ({ ...pair, skill, same: false, kind: "stranger" }),
    );
  });
  const all = chosen.flat();
  const step = Math.ceil(all.length / mostStrangers);
  return all.filter((_, i) => i % step === 0);
}

/** `map` with pauses. */
async function mapSlowly<T, R>(
  items: readonly T[],
  signal: AbortSignal | undefined,
  transform: (item: T, index: number) => R,
): Promise<R[]> {
  const results: R[] = [];
  for (const [i, item] of items.entries()) {
    if (i % pauseEvery === 0) await breathe(signal);
    results.push(transform(item, i));
  }
  return results;
}

function mayMean(intent: string, description: string): boolean {
  const asked = parseRequest(intent).verbs;
  const relation = verbRelation(asked, parseRequest(description).verbs, []);
  return ["same", "related", "light"].includes(relation);
}

/** Some of a list, spread evenly instead of at random, so that learning twice gives the same numbers. */
function spread<T>(list: readonly T[], count: number, start: number): T[] {
  const few = Math.min(count, list.length);
  return Array.from({ length: few }, (_, n) => {
    const at = Math.floor((n * list.length) / few + start * 37) % list.length;
    return list[at];
  }).filter((one) => one !== undefined);
}

function check(pairs: readonly LabelledPair[]): void {
  const domains = new Set(pairs.map(({ domain }) => domain)).size;
  const labels = new Set(pairs.map(({ same }) => same)).size;
  if (pairs.length >= 40 && domains >= folds && labels === 2) return;
  throw new SkillwrightError<DiscoveryErrorCode>(
    `${pairs.length} labelled pairs of ${domains} domains cannot calibrate an embedder`,
    {
      code: "pairs-invalid",
      hint: "Give at least 40 pairs of at least 10 domains, some the same capability and some not.",
    },
  );
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
