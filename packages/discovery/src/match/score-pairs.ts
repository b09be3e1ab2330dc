import { cosine } from "../embed/cosine.ts";
import type { Embedder } from "../embed/embedder.ts";
import type { LabelledPair } from "./labelled-pair.ts";
import { readAgreements } from "./read-agreements.ts";
import { scorePair } from "./score-pair.ts";

/** The scores of labelled pairs by an embedder and its calibration, in their order. */
export async function scorePairs(
  pairs: readonly LabelledPair[],
  embedder: Embedder,
): Promise<number[]> {
  const intents = await embedder.embed(pairs.map(({ intent }) => intent));
  const skills = await embedder.embed(pairs.map(({ skill }) => skill.description));
  const agreement = await readAgreements(pairs);
  return pairs.map((labelled, i) => {
    const { intent, skill } = labelled;
    const [left = new Float32Array(), right = new Float32Array()] = [intents[i], skills[i]];
    const pair = {
      intent,
      text: skill.description,
      name: skill.name,
      cosine: cosine(left, right),
      agreement: agreement(labelled),
    };
    return scorePair(pair, embedder.calibration).score;
  });
}
