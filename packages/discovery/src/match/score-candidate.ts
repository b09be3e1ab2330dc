import { cosine } from "../embed/cosine.ts";
import type { EmbeddedQuery } from "../embed/query-vectors.ts";
import type { Candidate } from "../index/candidate.ts";
import { fold } from "../text/fold.ts";
import { terms } from "../text/terms.ts";
import type { Calibration } from "./calibration.ts";
import { capability } from "./capability.ts";
import { coverage } from "./lexicon/concepts.ts";
import { conflictScore, doubtScore, type PairScore, scorePair } from "./score-pair.ts";

/** An intent with its unit vector, and the states of its tokens where the embedder gives them. */
export interface EmbeddedIntent extends EmbeddedQuery {
  readonly text: string;
  /** Whether the vector of a text says anything; see {@link Embedder.reads}. */
  readonly reads: (text: string) => boolean;
}

/** The texts that an intent is held against: what the description offers, and the examples. */
export function candidateTexts({ name, description, examples }: Candidate): readonly string[] {
  return [capability(description).does || name, ...examples];
}

/**
 * How sure it is, in [0, 1], that a skill serves an intent: the best of its description and examples.
 *
 * An intent that is the description or an example, but for case and blanks, scores 1.
 *
 * @param agreements - what the pair model says of each of {@link candidateTexts}, where it was asked.
 */
export function scoreCandidate(
  intent: EmbeddedIntent,
  candidate: Candidate,
  calibration: Calibration,
  agreements: readonly (number | undefined)[] = [],
): PairScore {
  const { name, description, examples, textVectors } = candidate;
  const { does, excludes } = capability(description);
  const texts = candidateTexts(candidate);
  const plain = plainText(intent.text);
  if ([description, ...examples].some((text) => plainText(text) === plain)) {
    return { score: 1, reasons: ["the same words"] };
  }
  const scores = texts.map((text, i) => {
    const read = intent.reads(intent.text) && intent.reads(text);
    const near = read ? cosine(intent.vector, textVectors[i] ?? new Float32Array()) : 0;
    const agreement = agreements[i];
    const pair = scorePair(
      { intent: intent.text, text, name, cosine: near, agreement },
      calibration,
    );
    return read ? pair : unread(pair, intent.text, text);
  });
  const best = scores.reduce((left, right) => (right.score > left.score ? right : left));
  const [ofDescription] = scores;
  if (ofDescription && bound.has(ofDescription.conflict ?? "")) {
    return { ...best, score: Math.min(best.score, conflictScore), reasons: ofDescription.reasons };
  }
  if (!isExcluded(intent.text, does, excludes)) return best;
  return {
    score: Math.min(best.score, conflictScore),
    reasons: [...best.reasons, "conflict: the description rules it out"],
  };
}

/** Conflicts with the description that its examples inherit: "mail my boss" is still for SendGrid. */
const bound = new Set(["otherThing", "otherName"]);

/**
 * A score by shared words alone, the mean of their shares in both texts: they do not tell "create"
 * from "delete", so a person is asked at most.
 */
function unread({ score, reasons, conflict }: PairScore, intent: string, text: string): PairScore {
  const [asked, offered] = [new Set(terms(intent)), new Set(terms(text))];
  const shared = (coverage(asked, offered) + coverage(offered, asked)) / 2;
  return {
    conflict,
    score: Math.min(doubtScore, conflict ? score : shared),
    reasons: [...reasons, "the embedder does not read this script"],
  };
}

/** Whether an intent is nearer to what a description rules out than to what it offers. */
function isExcluded(intent: string, does: string, excludes: string): boolean {
  if (excludes === "") return false;
  const asked = new Set(terms(intent));
  return coverage(asked, new Set(terms(excludes))) > coverage(asked, new Set(terms(does)));
}

function plainText(text: string): string {
  return fold(text)
    .replace(/[\s.!?]+/g, " ")
    .trim();
}
