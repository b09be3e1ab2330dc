/**
 * Learns the calibration of an embedder from the labelled pairs of this package and writes it to
 * `src/match/calibrations/<embedder>.json`.
 *
 *     node --conditions=@skillwright/source packages/discovery/scripts/learn-calibration.ts use
 */
import { readFile, writeFile } from "node:fs/promises";
import { createEmbedder } from "@skillwright/discovery";
import { parseLabelledPairs } from "../src/match/labelled-pair.ts";
import { learnCalibration } from "../src/match/learn-calibration.ts";

const [name = "use"] = process.argv.slice(2);
if (name !== "use" && name !== "minilm") throw new RangeError(`no calibration for ${name}`);
const fixtures = new URL("../test/fixtures/", import.meta.url);
const files = ["same-skill-dev.jsonl", "same-skill-own.jsonl"];
const texts = await Promise.all(files.map((file) => readFile(new URL(file, fixtures), "utf8")));
const pairs = texts.flatMap(parseLabelledPairs).filter(({ split }) => split !== "test");

await using embedder = await createEmbedder(name);
const { calibration } = await learnCalibration(embedder, pairs);
const target = new URL(`../src/match/calibrations/${name}.json`, import.meta.url);
await writeFile(target, `${JSON.stringify(calibration, null, 2)}\n`);
process.stdout.write(`${JSON.stringify(calibration.training)}\n`);
