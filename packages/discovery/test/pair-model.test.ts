import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEmbedder, openSkillIndex } from "@skillwright/discovery";
import { expect, it } from "vitest";
import { z } from "zod";
import { encodeTexts } from "../src/embed/encode-texts.ts";
import { CandidateAgreements } from "../src/match/candidate-agreements.ts";
import { loadPairModel } from "../src/match/pair-model/pair-model.ts";
import { parsePairWeights } from "../src/match/pair-model/pair-weights.ts";

const fixture = new URL("fixtures/pair-model-expected.json", import.meta.url);
const expectedSchema = z.array(
  z.object({ intent: z.string(), text: z.string(), logOdds: z.number() }),
);

it("says what the network said that was trained", async () => {
  const expected = expectedSchema.parse(JSON.parse(await readFile(fixture, "utf8")));
  expect(expected.length).toBeGreaterThan(10);
  const model = await loadPairModel();
  const read = await model.read(expected.flatMap(({ intent, text }) => [intent, text]));
  for (const { intent, text, logOdds } of expected) {
    const [asked, offered] = [read.get(intent), read.get(text)];
    if (!asked || !offered) throw new Error(`not read: ${intent}`);
    // The weights are kept in half precision.
    expect(model.logOdds(asked, [offered])[0]).toBeCloseTo(logOdds, 1);
  }
});

it("has weights that the embedder's id stands for", async () => {
  const weights = new URL("../src/match/pair-model/pair-weights.json", import.meta.url);
  const digest = createHash("sha256")
    .update(await readFile(weights))
    .digest("hex")
    .slice(0, 8);
  await using embedder = await createEmbedder("use");
  // With other weights give it another id, so that indexes with readings by the former are made anew.
  expect([embedder.id, digest]).toEqual(["use-lite-en@2", "50d8ef61"]);
});

it("reads a text alone as it reads it among longer ones", async () => {
  const short = "rotate a log file";
  const [alone] = await encodeTexts([short]);
  const [, among] = await encodeTexts([`${"very ".repeat(30)}long text`, short, "x"]);
  expect(among?.states).toHaveLength(alone?.states.length ?? 0);
  among?.states.forEach((value, i) => {
    expect(value).toBeCloseTo(alone?.states[i] ?? 0, 4);
  });
});

it.each(["", "   ", "日本語", "a".repeat(100_000), "word ".repeat(10_000)])(
  "gives a number for odd text (%#)",
  async (text) => {
    const model = await loadPairModel();
    const read = await model.read([text, "send an email"]);
    const [odd, plain] = [read.get(text), read.get("send an email")];
    if (!odd || !plain) throw new Error("not read");
    for (const said of [
      model.logOdds(odd, [plain, odd]),
      model.logOdds(plain, [odd, plain]),
    ].flat())
      expect(said).toSatisfy(Number.isFinite);
  },
);

it("stops between batches with the signal's reason", async () => {
  const model = await loadPairModel();
  const reason = new Error("enough");
  const texts = Array.from({ length: 40 }, (_, i) => `text ${i}`);
  await expect(model.read(texts, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});

it("names what is wrong with a file of weights", () => {
  expect(() => parsePairWeights({ training: {}, tensors: {} })).toThrow(/project/);
});

it("takes part in the decision, and says so", async () => {
  const uri = await mkdtemp(join(tmpdir(), "pair-model-"));
  try {
    await using embedder = await createEmbedder("use");
    await using index = await openSkillIndex({ uri, embedder });
    const description = "Convert CSV rows to a JSON array of objects.";
    await index.upsert([{ id: "csv-to-json", name: "csv-to-json", description, source: "python" }]);
    const { candidates } = await index.decide("turn this csv into json", { askFrom: 0 });
    expect(candidates[0]?.reasons).toContainEqual(expect.stringMatching(/^pair model 0\.\d\d$/));
    const japanese = await index.decide("CSVをJSONに変換してください、お願いします", {
      askFrom: 0,
    });
    const reasons = japanese.candidates.flatMap(({ reasons: said = [] }) => said);
    expect(reasons.filter((reason) => reason.startsWith("pair model"))).toEqual([]);
  } finally {
    await rm(uri, { recursive: true });
  }
});

it("reads the four nearest texts of a skill, however many examples it has", async () => {
  await using embedder = await createEmbedder("use");
  const examples = Array.from({ length: 50 }, (_, i) => `print page ${i}`);
  examples[30] = "turn a csv file into json";
  const description = "Convert CSV rows to a JSON array of objects.";
  const text = "make json of this csv";
  const [vector, ...textVectors] = await embedder.embed([text, description, ...examples]);
  if (!vector) throw new Error("not embedded");
  const candidate = {
    ...{ id: "csv", name: "csv", description, source: "python" as const, tags: [], examples },
    ...{ vector, textVectors, readings: [] },
  };
  const intent = { text, vector, reads: () => true };
  const said = (await new CandidateAgreements().ask(intent, [candidate], {})).get(candidate);
  expect(said).toHaveLength(51);
  expect(said?.filter((one) => one !== undefined)).toHaveLength(4);
  expect(said?.[0]).toBeDefined();
  const pages = said?.filter((one, i) => one !== undefined && i !== 0 && i !== 31) ?? [];
  for (const page of pages) expect(page).toBeLessThan(said?.[31] ?? Number.NEGATIVE_INFINITY);
});
