import { readFile } from "node:fs/promises";
import { createEmbedder } from "@skillwright/discovery";
import { beforeAll, expect, it } from "vitest";
import { type LabelledPair, parseLabelledPairs } from "../src/match/labelled-pair.ts";
import { precisionAndRecall } from "../src/match/precision-and-recall.ts";
import { scorePairs } from "../src/match/score-pairs.ts";

const read = async (file: string) =>
  parseLabelledPairs(await readFile(new URL(`fixtures/${file}`, import.meta.url), "utf8"));

interface Scored {
  readonly pairs: readonly LabelledPair[];
  readonly scores: readonly number[];
}
let aside: Scored;
let dev: Scored;

async function score(pairs: readonly LabelledPair[]): Promise<Scored> {
  const embedder = await createEmbedder("use");
  return { pairs, scores: await scorePairs(pairs, embedder) };
}

beforeAll(async () => {
  const own = await read("same-skill-own.jsonl");
  aside = await score(own.filter(({ split }) => split === "test"));
  dev = await score(await read("same-skill-dev.jsonl"));
});

it("is right at 0.85 on pairs that were kept aside, and finds half of the paraphrases", () => {
  const { precision, recall } = precisionAndRecall(aside.scores, aside.pairs, 0.85);
  expect(precision).toBeGreaterThanOrEqual(0.95);
  expect(recall).toBeGreaterThanOrEqual(0.5);
});

it("finds some paraphrases that share no word with the skill", () => {
  const zero = aside.scores.filter((_, i) => aside.pairs[i]?.kind === "para-zero");
  expect(zero.some((value) => value >= 0.85)).toBe(true);
});

it("never takes the opposite direction for the same capability", () => {
  const opposite = new Set(["d011c", "d018c", "d019c", "d022c"]);
  const scores = dev.scores.filter((_, i) => opposite.has(dev.pairs[i]?.id ?? ""));
  expect(scores).toHaveLength(4);
  expect(Math.max(...scores)).toBeLessThan(0.6);
});
