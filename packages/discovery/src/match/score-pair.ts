import { type Calibration, weighsAgreement } from "./calibration.ts";
import type { Pair } from "./pair.ts";
import { comparePair, type PairFeatures } from "./pair-features.ts";

/** Score that a pair with a conflict has at most: well below the point where a person is asked. */
export const conflictScore = 0.4;

/** Score that a doubtful pair has at most: a person is asked. */
export const doubtScore = 0.8;

/** What a pair scores, in [0, 1], and what speaks against it. */
export interface PairScore {
  readonly score: number;
  readonly reasons: readonly string[];
  /** The name of what rules a match out, if anything does. */
  readonly conflict?: string | undefined;
}

/** How sure it is that the intent of a pair asks for the capability of its text. */
export function scorePair(pair: Pair, calibration: Calibration): PairScore {
  const { features, verb, conflict, doubt } = comparePair(pair);
  const free = calibration.method === "raw" ? pair.cosine : logistic(features, calibration);
  // Where the pair model spoke, what makes a pair doubtful is weighed with the rest; where it did not,
  // weights that count on it promise too much.
  const counts = weighsAgreement(calibration);
  const said = pair.agreement !== undefined;
  const doubtful = counts ? !said : doubt !== undefined;
  return {
    conflict,
    score: Math.min(free, conflict ? conflictScore : doubtful ? doubtScore : 1),
    reasons: [
      `meaning ${pair.cosine.toFixed(2)}`,
      `words ${features.coverSkill.toFixed(2)} of the skill, ${features.coverIntent.toFixed(2)} of the intent`,
      `verb ${verb}`,
      ...agreementReason(pair.agreement),
      ...(conflict ? [`conflict: ${conflict}`] : []),
      ...(doubt ? [`doubt: ${doubt}`] : []),
    ],
  };
}

/** Says what the pair model said; nothing where it was not asked. */
export function agreementReason(agreement: number | undefined): readonly string[] {
  return agreement === undefined ? [] : [`pair model ${toProbability(agreement).toFixed(2)}`];
}

function logistic(features: PairFeatures, { bias, weights }: Calibration): number {
  const values: Readonly<Record<string, number>> = features;
  const sum = Object.entries(weights).reduce(
    (total, [feature, weight]) => total + weight * (values[feature] ?? 0),
    bias,
  );
  return toProbability(sum);
}

/** The probability that log-odds stand for. */
function toProbability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
