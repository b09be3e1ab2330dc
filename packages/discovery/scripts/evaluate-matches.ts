/**
 * Prints how right the existing-match decision is on the labelled pairs: those of `dev`, those
 * trained on, those kept aside, and "blind", to whose figures by kind rules have answered since: fit
 * nothing more to it, and judge by fresh pairs.
 * With the argument `errors` also every false match of the others.
 *
 *     node --conditions=@skillwright/source packages/discovery/scripts/evaluate-matches.ts [errors]
 */
import { readFile } from "node:fs/promises";
import { createEmbedder } from "@skillwright/discovery";
import { cosine } from "../src/embed/cosine.ts";
import { parseLabelledPairs } from "../src/match/labelled-pair.ts";
import { precisionAndRecall } from "../src/match/precision-and-recall.ts";
import { scorePair } from "../src/match/score-pair.ts";

const fixtures = new URL("../test/fixtures/", import.meta.url);
const read = async (file: string) =>
  parseLabelledPairs(await readFile(new URL(file, fixtures), "utf8"));
const dev = await read("same-skill-dev.jsonl");
const own = await read("same-skill-own.jsonl");
const sets = {
  dev,
  "own, trained on": own.filter(({ split }) => split === "train"),
  "own, kept aside": own.filter(({ split }) => split === "test"),
  blind: await read("same-skill-blind.jsonl"),
};

await using embedder = await createEmbedder("use");
for (const [title, pairs] of Object.entries(sets)) {
  const intents = await embedder.embed(pairs.map(({ intent }) => intent));
  const skills = await embedder.embed(pairs.map(({ skill }) => skill.description));
  const scores = pairs.map(({ intent, skill: { name, description: text } }, i) => {
    const [left = new Float32Array(), right = new Float32Array()] = [intents[i], skills[i]];
    return scorePair({ intent, text, name, cosine: cosine(left, right) }, embedder.calibration)
      .score;
  });
  for (const cut of [0.6, 0.85]) {
    const { precision, recall } = precisionAndRecall(scores, pairs, cut);
    const kinds = [...new Set(pairs.map(({ kind }) => kind))].toSorted().map((kind) => {
      const of = scores.filter((_, i) => pairs[i]?.kind === kind);
      return `${kind} ${(of.filter((score) => score >= cut).length / of.length).toFixed(2)}`;
    });
    process.stdout.write(
      `${title} (${pairs.length}) at ${cut}: precision ${precision.toFixed(3)} recall ${recall.toFixed(3)} | ${kinds.join(" ")}\n`,
    );
  }
  if (process.argv[2] !== "errors" || title === "blind") continue;
  pairs.forEach(({ same, intent, skill }, i) => {
    const score = scores[i] ?? 0;
    if (!same && score >= 0.85)
      process.stdout.write(`  ${score.toFixed(2)} ${intent} | ${skill.description}\n`);
  });
}
