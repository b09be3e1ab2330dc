/**
 * Prints how right the existing-match decision is on the labelled pairs: those of `dev`, those
 * trained on, those kept aside, "blind", to whose figures by kind rules have answered
 * since, and "fresh" and "unseen", to which nothing has: fit nothing to these three.
 * With the argument `errors` also every false match of the others.
 *
 *     node --conditions=@skillwright/source packages/discovery/scripts/evaluate-matches.ts [errors]
 */
import { readFile } from "node:fs/promises";
import { createEmbedder } from "@skillwright/discovery";
import { parseLabelledPairs } from "../src/match/labelled-pair.ts";
import { precisionAndRecall } from "../src/match/precision-and-recall.ts";
import { scorePairs } from "../src/match/score-pairs.ts";

const fixtures = new URL("../test/fixtures/", import.meta.url);
const read = async (file: string) =>
  parseLabelledPairs(await readFile(new URL(file, fixtures), "utf8"));
const dev = await read("same-skill-dev.jsonl");
const own = await read("same-skill-own.jsonl");
const more = await read("same-skill-more.jsonl");
const isKept = ({ split }: { readonly split?: string | undefined }) => split === "test";
const sets = {
  dev,
  "own, trained on": own.filter((pair) => !isKept(pair)),
  "own, kept aside": own.filter(isKept),
  blind: await read("same-skill-blind.jsonl"),
  "more, trained on": more.filter((pair) => !isKept(pair)),
  "more, kept aside": more.filter(isKept),
  fresh: await read("same-skill-fresh.jsonl"),
  unseen: await read("same-skill-unseen.jsonl"),
};

const unread = new Set(["blind", "fresh", "unseen"]);
await using embedder = await createEmbedder("use");
for (const [title, pairs] of Object.entries(sets)) {
  const scores = await scorePairs(pairs, embedder);
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
  if (process.argv[2] !== "errors" || unread.has(title)) continue;
  pairs.forEach(({ same, intent, skill }, i) => {
    const score = scores[i] ?? 0;
    if (!same && score >= 0.85)
      process.stdout.write(`  ${score.toFixed(2)} ${intent} | ${skill.description}\n`);
  });
}
