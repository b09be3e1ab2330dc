/**
 * Draws how precision and recall of the existing-match decision change with the threshold, on the
 * pairs that were kept aside, into `docs/same-capability.svg`.
 *
 *     node --conditions=@skillwright/source packages/discovery/scripts/plot-matches.ts
 */
import { readFile, writeFile } from "node:fs/promises";
import { createEmbedder } from "@skillwright/discovery";
import { cosine } from "../src/embed/cosine.ts";
import { parseLabelledPairs } from "../src/match/labelled-pair.ts";
import { precisionAndRecall } from "../src/match/precision-and-recall.ts";
import { scorePairs } from "../src/match/score-pairs.ts";

const file = new URL("../test/fixtures/same-skill-own.jsonl", import.meta.url);
const pairs = parseLabelledPairs(await readFile(file, "utf8")).filter(
  ({ split }) => split === "test",
);
await using embedder = await createEmbedder("use");
const intents = await embedder.embed(pairs.map(({ intent }) => intent));
const skills = await embedder.embed(pairs.map(({ skill }) => skill.description));
const cosines = pairs.map((_, i) =>
  cosine(intents[i] ?? new Float32Array(), skills[i] ?? new Float32Array()),
);
const scores = await scorePairs(pairs, embedder);

const [width, height, left, top] = [640, 320, 50, 30];
const x = (value: number) => left + value * (width - left - 160);
const y = (value: number) => top + (1 - value) * (height - top - 50);
const curve = (values: readonly number[], what: "precision" | "recall", style: string) => {
  const points = Array.from({ length: 96 }, (_, i) => {
    const cut = i / 100;
    return `${x(cut).toFixed(1)},${y(precisionAndRecall(values, pairs, cut)[what]).toFixed(1)}`;
  });
  return `<polyline fill="none" stroke-width="2" ${style} points="${points.join(" ")}"/>`;
};
const dashed = 'stroke-dasharray="5 4"';
const legend = [
  ["score: precision", 'stroke="#0a6"'],
  ["score: recall", `stroke="#0a6" ${dashed}`],
  ["cosine: precision", 'stroke="#c50"'],
  ["cosine: recall", `stroke="#c50" ${dashed}`],
] as const;
const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">
<title>Precision and recall by threshold, ${pairs.length} pairs kept aside</title>
<rect width="100%" height="100%" fill="#fff"/>
${ticks.map((tick) => `<text x="${x(tick)}" y="${height - 30}" text-anchor="middle">${tick}</text><text x="${left - 8}" y="${y(tick) + 4}" text-anchor="end">${tick}</text><path stroke="#ddd" d="M${x(0)} ${y(tick)}H${x(1)}"/>`).join("\n")}
<path stroke="#888" d="M${x(0.85)} ${y(0)}V${y(1)}"/>
<text x="${x(0.85)}" y="${top - 8}" text-anchor="middle">0.85</text>
<text x="${x(0.5)}" y="${height - 10}" text-anchor="middle">threshold</text>
${curve(scores, "precision", legend[0][1])}
${curve(scores, "recall", legend[1][1])}
${curve(cosines, "precision", legend[2][1])}
${curve(cosines, "recall", legend[3][1])}
${legend.map(([text, style], i) => `<path ${style} stroke-width="2" d="M${width - 150} ${50 + i * 20}h24"/><text x="${width - 120}" y="${54 + i * 20}">${text}</text>`).join("\n")}
</svg>
`;
await writeFile(new URL("../../../docs/same-capability.svg", import.meta.url), svg);
