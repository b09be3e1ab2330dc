import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import {
  calibrateEmbedder,
  createEmbedder,
  findCalibration,
  openSkillIndex,
  parseCalibration,
  parseLabelledPairs,
} from "@skillwright/discovery";
import { afterEach, beforeEach, expect, it } from "vitest";
import { calibrationFile } from "../src/embed/find-calibration.ts";
import { createFakeEmbedder } from "./fake-embedder.ts";
import { writeTinyModel } from "./tiny-model/write-tiny-model.ts";

let root: string;
let directory: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "calibrations-"));
  directory = join(root, "calibrations");
});
afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

/** Enough pairs to learn from, and a few seconds' work. */
const few = async () =>
  parseLabelledPairs(
    await readFile(new URL("fixtures/same-skill-dev.jsonl", import.meta.url), "utf8"),
  );

/** An embedder of one's own with ids that no file may be named. */
const id = "../some provider/model:1";
const provider = {
  id,
  dimensions: 32,
  provider: (texts: string[]) => createFakeEmbedder(id, { dimensions: 32 }).embed(texts),
};

it("learns the calibration of an embedder, keeps it with its figures, and scores by it", async () => {
  const seen: number[] = [];
  await using before = await createEmbedder(provider, { calibrationDir: directory });
  expect(before.calibration.method).toBe("raw");
  const { calibration, file } = await calibrateEmbedder(before, {
    directory,
    onProgress: ({ done, total }) => seen.push(done / total),
  });
  expect(calibration).toMatchObject({
    embedder: id,
    method: "logistic",
    training: { pairs: expect.any(Number), heldOutPrecision: expect.any(Number) },
  });
  expect(seen.at(-1)).toBe(1);
  expect(dirname(file)).toBe(directory);
  expect(await readdir(directory)).toHaveLength(1);
  expect(parseCalibration(JSON.parse(await readFile(file, "utf8")))).toEqual(calibration);

  await using after = await createEmbedder(provider, { calibrationDir: directory });
  expect(after.calibration).toEqual(calibration);
  expect(await findCalibration(id, directory)).toEqual({ calibration, origin: "learned" });

  const uri = join(root, "index");
  const entry = { id: "x", name: "X", description: "Water the plants.", source: "code" } as const;
  const intent = "please water all my plants";
  const scoreWith = async (embedder: typeof before) => {
    await using index = await openSkillIndex({ uri, embedder });
    await index.upsert([entry]);
    return (await index.decide(intent, { askFrom: 0 })).candidates[0]?.score;
  };
  expect(await scoreWith(after)).not.toBe(await scoreWith(before));
});

it("is learned for minilm where the model is, and loaded by every later one", async () => {
  const modelDir = join(root, "tiny");
  await writeTinyModel(modelDir);
  await using before = await createEmbedder("minilm", { modelDir, calibrationDir: directory });
  expect(before.calibration.method).toBe("raw");
  const { calibration } = await calibrateEmbedder(before, { directory, pairs: await few() });
  await using after = await createEmbedder("minilm", { modelDir, calibrationDir: directory });
  expect(after.calibration).toEqual(calibration);
});

it("ships one for the bundled encoder", async () => {
  await using embedder = await createEmbedder("use", { calibrationDir: directory });
  const found = await findCalibration(embedder.id, directory);
  expect(found).toEqual({ calibration: embedder.calibration, origin: "shipped" });
});

it.each([
  ["no JSON", () => "{", "is not a calibration"],
  ["no calibration", () => "{}", "is not a calibration"],
  ["another embedder's", (text: string) => text.replaceAll("fake@1", "fake@2"), "is of fake@2"],
  [
    "of a feature that is no longer measured",
    (text: string) => text.replace('"weights": {', '"weights": { "phase-of-the-moon": 3,'),
    '"phase-of-the-moon"',
  ],
])("passes over a file with %s, and says so", async (_what, spoil, problem) => {
  const good = {
    ...{ embedder: "fake@1", method: "logistic", bias: 0 },
    ...{ weights: { cosine: 1 }, training: {} },
  };
  const file = calibrationFile(directory, "fake@1");
  await mkdir(directory);
  await writeFile(file, spoil(JSON.stringify(good, null, 2)));
  const lines: string[] = [];
  const { embed } = createFakeEmbedder();
  await using embedder = await createEmbedder(
    { id: "fake@1", dimensions: 8, provider: (texts) => embed(texts) },
    { calibrationDir: directory, onNotice: (line) => lines.push(line) },
  );
  expect(embedder.calibration.method).toBe("raw");
  expect(lines).toEqual([expect.stringContaining(problem)]);
  expect(lines[0]).toContain("skill index calibrate");
});

it("stops in the middle of the learning, and lets others have their turn until then", async () => {
  const abort = new AbortController();
  const calibrating = calibrateEmbedder(createFakeEmbedder(), {
    directory,
    signal: abort.signal,
    async onProgress({ done, total }) {
      if (done < total) return;
      // Nothing is embedded any more; the learning makes many more pauses than these.
      for (let turn = 0; turn < 20; turn++) await setImmediate();
      abort.abort(new Error("enough"));
    },
  });
  await expect(calibrating).rejects.toThrow("enough");
  expect(await readdir(root)).toEqual([]);
});

it("leaves what was learned before when it is stopped or the embedder fails", async () => {
  const embedder = createFakeEmbedder();
  const { file } = await calibrateEmbedder(embedder, { directory, pairs: await few() });
  const before = await readFile(file, "utf8");
  const abort = new AbortController();
  const stopped = calibrateEmbedder(embedder, {
    directory,
    signal: abort.signal,
    onProgress: () => abort.abort(new Error("enough")),
  });
  await expect(stopped).rejects.toThrow("enough");
  const failing = createFakeEmbedder("fake@1", { failOn: "open" });
  const pairs = await few();
  await expect(calibrateEmbedder(failing, { directory, pairs })).rejects.toThrow("fell over");
  await expect(calibrateEmbedder(embedder, { directory, pairs: [] })).rejects.toMatchObject({
    code: "pairs-invalid",
  });
  expect(await readFile(file, "utf8")).toBe(before);
  expect(await readdir(directory)).toHaveLength(1);
});
