/**
 * Learns the calibration of an embedder from the labelled pairs of this package and writes it to
 * `src/match/calibrations/<embedder>.json`.
 *
 *     node --conditions=@skillwright/source packages/discovery/scripts/learn-calibration.ts use
 */
import { writeFile } from "node:fs/promises";
import { createEmbedder } from "@skillwright/discovery";
import { learnCalibration } from "../src/match/learn-calibration.ts";
import { loadShippedPairs } from "../src/match/shipped-pairs.ts";

const [name = "use"] = process.argv.slice(2);
if (name !== "use" && name !== "minilm") throw new RangeError(`no calibration for ${name}`);
await using embedder = await createEmbedder(name);
const { calibration } = await learnCalibration(embedder, await loadShippedPairs());
const target = new URL(`../src/match/calibrations/${name}.json`, import.meta.url);
await writeFile(target, `${JSON.stringify(calibration, null, 2)}\n`);
process.stdout.write(`${JSON.stringify(calibration.training)}\n`);
