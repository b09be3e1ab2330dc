import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "@lancedb/lancedb";
import {
  createEmbedder,
  type Embedder,
  openSkillIndex,
  type SkillEntry,
} from "@skillwright/discovery";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createFakeEmbedder } from "./fake-embedder.ts";

const skills: SkillEntry[] = [
  {
    id: "csv-to-json",
    name: "csv-to-json",
    description: "Convert CSV rows to a JSON array of objects.",
    source: "python",
    examples: ["turn this spreadsheet export into json"],
  },
  {
    id: "json-to-csv",
    name: "json-to-csv",
    description: "Convert a JSON array of objects to CSV rows.",
    source: "python",
  },
  { id: "translate", name: "翻訳", description: "文章を英語に翻訳する", source: "python" },
];

let uri: string;
let embedded: string[][];
let embedder: Embedder;

beforeEach(async () => {
  uri = await mkdtemp(join(tmpdir(), "readings-"));
  embedded = [];
  const bundled = await createEmbedder("use");
  embedder = {
    ...bundled,
    async embedTokens(texts, options) {
      embedded.push([...texts]);
      return (await bundled.embedTokens?.(texts, options)) ?? [];
    },
  };
});
afterEach(async () => {
  await rm(uri, { recursive: true, force: true });
});

async function readRows() {
  const connection = await connect(uri);
  const rows = await (await connection.openTable("skills")).query().toArray();
  connection.close();
  return new Map(rows.map((row) => [row.id, [...row.readings].map((one) => one.length)]));
}

it("keeps how the pair model reads the description and each example of a skill", async () => {
  await using index = await openSkillIndex({ uri, embedder });
  await index.rebuild(skills);
  const rows = await readRows();
  expect(rows.get("csv-to-json")).toEqual([expect.any(Number), expect.any(Number)]);
  for (const length of rows.get("csv-to-json") ?? []) expect(length).toBeGreaterThan(1000);
  expect(rows.get("json-to-csv")).toHaveLength(1);
  // Of a script that it was not trained on it reads nothing.
  expect(rows.get("translate")).toEqual([0]);
});

it("encodes a text once, and nothing of a skill again to judge it", async () => {
  await using index = await openSkillIndex({ uri, embedder });
  await index.rebuild(skills);
  const [texts = []] = embedded.splice(0);
  expect(new Set(texts).size).toBe(texts.length);
  const [best] = await index.search("rows of a table as json", { explain: true });
  expect(best?.reasons).toContainEqual(expect.stringMatching(/^pair model 0\.\d\d$/));
  const { candidates } = await index.decide("rows of a csv as json", { askFrom: 0 });
  expect(candidates[0]?.reasons).toContainEqual(expect.stringMatching(/^pair model 0\.\d\d$/));
  expect(embedded).toEqual([["rows of a table as json"], ["rows of a csv as json"]]);
});

it("uses what it has where only the tags of a skill change", async () => {
  await using index = await openSkillIndex({ uri, embedder });
  await index.rebuild(skills);
  const before = await readRows();
  embedded = [];
  await index.upsert(skills.map((skill) => ({ ...skill, tags: ["data"] })));
  expect(embedded.flat()).toEqual([]);
  expect(await readRows()).toEqual(before);
});

it("makes an index anew that has no readings yet", async () => {
  await (await openSkillIndex({ uri, embedder })).rebuild(skills);
  const connection = await connect(uri);
  await (await connection.openTable("skills")).dropColumns(["readings"]);
  connection.close();
  await using index = await openSkillIndex({ uri, embedder });
  expect(await index.search("json", { limit: 3 })).toHaveLength(3);
  expect((await readRows()).get("json-to-csv")).toHaveLength(1);
});

it("judges nothing where the embedder has no tokens for it", async () => {
  await using index = await openSkillIndex({ uri, embedder: createFakeEmbedder() });
  await index.rebuild(skills);
  expect((await readRows()).get("csv-to-json")).toEqual([]);
  const found = await index.search("csv", { limit: 3, explain: true });
  expect(found.flatMap(({ reasons = [] }) => reasons).join()).not.toContain("pair model");
});

it("does not ask about a stranger for the sake of texts that the pair model was not asked about", async () => {
  await using index = await openSkillIndex({ uri, embedder });
  const examples = [
    "convert temperatures between Celsius and Fahrenheit",
    "convert Celsius to Fahrenheit",
    "convert Fahrenheit to Celsius",
    "what is 30 Celsius in Fahrenheit",
    "temperature converter",
  ];
  const description = "Convert temperatures between Celsius and Fahrenheit, or other units.";
  const name = "Convert Temperatures";
  const others = Array.from({ length: 20 }, (_, i) => ({
    ...{ id: `garden-${i}`, name: `garden-${i}`, description: `Water the plants of bed ${i}.` },
    source: "python" as const,
  }));
  await index.rebuild([
    { id: "temperatures", name, description, source: "python", examples },
    ...others,
  ]);
  expect(await index.decide("turn a CSV file into JSON")).toEqual({
    answer: "generate",
    candidates: [],
  });
});
