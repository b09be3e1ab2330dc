import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { connect } from "@lancedb/lancedb";
import { indexEmbedderId, openSkillIndex, type SkillMatch } from "@skillwright/discovery";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createFakeEmbedder } from "./fake-embedder.ts";
import { manyEntries } from "./many-entries.ts";

const run = promisify(execFile);
const script = (name: string) => [
  "--conditions=@skillwright/source",
  fileURLToPath(new URL(name, import.meta.url)),
];
let uri: string;

beforeEach(async () => {
  uri = await mkdtemp(join(tmpdir(), "index-life-"));
});
afterEach(async () => {
  await rm(uri, { recursive: true, force: true });
});

it("keeps every row when two processes write at once", async () => {
  const write = (prefix: string) =>
    run(process.execPath, [...script("write-some.ts"), uri, prefix, "12"]);
  await Promise.all([write("a"), write("b")]);
  await using index = await openSkillIndex({ uri, embedder: createFakeEmbedder() });
  expect(await index.count()).toBe(24);
});

it("gives a skill once that two processes added in the same moment", async () => {
  const embedder = createFakeEmbedder();
  await using index = await openSkillIndex({ uri, embedder });
  const entries = manyEntries(3, "both");
  await index.rebuild(entries);
  const connection = await connect(uri);
  const table = await connection.openTable("skills");
  await table.add(await table.query().toArrow());
  connection.close();
  expect(await index.count()).toBe(6);
  expect(await index.search("thing number 1")).toHaveLength(3);
  const { candidates } = await index.decide("thing number 1", { askFrom: 0 });
  expect(new Set(candidates.map(({ skillId }) => skillId)).size).toBe(candidates.length);
  const [vector = []] = await embedder.embed(["thing number 1"]);
  expect(await index.searchByVector(vector)).toHaveLength(3);
});

it("stays searchable when a rebuild is killed", async () => {
  const child = spawn(process.execPath, [...script("rebuild-forever.ts"), uri], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "exit");
  const embedder = createFakeEmbedder();
  await using index = await openSkillIndex({ uri, embedder });
  expect(await index.search("thing number 7")).toHaveLength(5);
  const { unchanged, written } = await index.rebuild(manyEntries(600, "after"));
  expect(unchanged + written).toBe(600);
});

it.each([
  ["add to", manyEntries(3, "new")],
  ["change", manyEntries(3, "once").map((entry) => ({ ...entry, description: "other" }))],
])("says where it is that it cannot %s an index, and what to do", async (_what, entries) => {
  await using index = await openSkillIndex({ uri, embedder: createFakeEmbedder() });
  await index.rebuild(manyEntries(3, "once"));
  // A file in the place of the directory stops whoever the process runs as.
  const data = join(uri, "skills.lance", "data");
  await rm(data, { recursive: true });
  await writeFile(data, "");
  const failing = index.upsert(entries);
  await expect(failing).rejects.toMatchObject({
    code: "index-unavailable",
    message: expect.stringContaining(join(uri, "skills.lance")),
    hint: expect.stringContaining("uri in [discovery]"),
  });
  await expect(failing).rejects.not.toThrow(/\.rs:\d|Caused by/);
});

it("sees what others write after so many searches that it keeps the rows in memory", async () => {
  const embedder = createFakeEmbedder();
  await using index = await openSkillIndex({ uri, embedder });
  await using other = await openSkillIndex({ uri, embedder });
  await index.rebuild(manyEntries(20, "old"));
  const find = async () => (await index.search("thing number 7", { limit: 20 })).toSorted(byId);
  const [first] = await Promise.all(Array.from({ length: 20 }, find));
  for (let i = 0; i < 12; i++) expect(await find()).toEqual(first);
  await other.rebuild(manyEntries(10, "new"));
  const found = await find();
  expect(found).toHaveLength(10);
  expect(found.every(({ description }) => description.endsWith("new"))).toBe(true);
});

it("embeds nothing again when only a state or a tag changes", async () => {
  const embedder = createFakeEmbedder();
  await using index = await openSkillIndex({ uri, embedder });
  const entries = manyEntries(3, "once");
  await index.rebuild(entries);
  const before = embedder.embedded();
  await index.rebuild(entries.map((entry) => ({ ...entry, state: "disabled" as const })));
  await index.upsert(entries.map((entry) => ({ ...entry, tags: ["new"] })));
  expect(embedder.embedded()).toBe(before);
  expect(await index.search("thing", { tags: ["new"] })).toHaveLength(3);
});

it("embeds all skills anew for another embedder, and says how far it is", async () => {
  {
    await using index = await openSkillIndex({ uri, embedder: createFakeEmbedder("old@1") });
    await index.upsert(manyEntries(5, "kept"));
  }
  expect(await indexEmbedderId({ uri })).toBe("old@1");
  const seen: number[] = [];
  const embedder = createFakeEmbedder("new@1", { dimensions: 12 });
  await using index = await openSkillIndex({
    uri,
    embedder,
    onProgress: ({ done }) => seen.push(done),
  });
  expect(seen).toEqual([5]);
  expect(await indexEmbedderId({ uri })).toBe("new@1");
  expect(await index.search("thing number 3")).toHaveLength(5);
});

it("refuses to compare vectors after another process changed the embedder", async () => {
  await using index = await openSkillIndex({ uri, embedder: createFakeEmbedder("old@1") });
  await index.upsert(manyEntries(2, "kept"));
  await using other = await openSkillIndex({ uri, embedder: createFakeEmbedder("new@1") });
  expect(await other.count()).toBe(2);
  await expect(index.search("thing")).rejects.toMatchObject({ code: "index-replaced" });
});

it("names no embedder where there is no index", async () => {
  expect(await indexEmbedderId({ uri })).toBeUndefined();
});

it("writes nothing when the embedder fails half-way", async () => {
  const embedder = createFakeEmbedder("fake@1", { failOn: "number 2" });
  await using index = await openSkillIndex({ uri, embedder });
  await expect(index.upsert(manyEntries(5, "lost"))).rejects.toThrow("fell over");
  expect(await index.count()).toBe(0);
});

it.each(["search", "findExisting"] as const)("passes on why %s could not embed", async (call) => {
  const embedder = createFakeEmbedder("fake@1", { failOn: "boom" });
  await using index = await openSkillIndex({ uri, embedder });
  await expect(index[call]("boom")).rejects.toThrow("the model fell over");
  const signal = AbortSignal.abort(new Error("enough"));
  await expect(index[call]("thing", { signal })).rejects.toThrow("enough");
});

it("keeps what a rebuild wrote before the embedder failed, and goes on from there", async () => {
  const failing = createFakeEmbedder("fake@1", { failOn: "number 400" });
  {
    await using index = await openSkillIndex({ uri, embedder: failing });
    await expect(index.rebuild(manyEntries(600, "kept"))).rejects.toThrow("fell over");
    expect(await index.search("thing number 7")).toHaveLength(5);
  }
  await using index = await openSkillIndex({ uri, embedder: createFakeEmbedder() });
  const { unchanged, written } = await index.rebuild(manyEntries(600, "kept"));
  expect(unchanged).toBeGreaterThan(0);
  expect(unchanged + written).toBe(600);
  expect(await index.count()).toBe(600);
});

it("can be closed while something is under way, twice", async () => {
  const index = await openSkillIndex({ uri, embedder: createFakeEmbedder() });
  await index.upsert(manyEntries(300, "kept"));
  const searches = Promise.allSettled(
    Array.from({ length: 20 }, (_, i) => index.search(`thing number ${i}`)),
  );
  const rebuilding = Promise.allSettled([index.rebuild(manyEntries(300, "other"))]);
  // Once LanceDB has its work.
  await index.count();
  await index.close();
  await index.close();
  await Promise.all([searches, rebuilding]);
  await expect(index.count()).rejects.toMatchObject({ code: "index-closed" });
});

it("compacts after many small writes", async () => {
  await using index = await openSkillIndex({ uri, embedder: createFakeEmbedder() });
  for (const entry of manyEntries(30, "small")) await index.upsert([entry]);
  const { connect } = await import("@lancedb/lancedb");
  const stats = await (await (await connect(uri)).openTable("skills")).stats();
  expect(stats.fragmentStats.numFragments).toBeLessThan(24);
});

it("finds a name in spite of typing errors once it is indexed", async () => {
  await using index = await openSkillIndex({ uri, embedder: createFakeEmbedder() });
  await index.upsert([
    ...manyEntries(80, "filler"),
    { id: "tmp", name: "Thermostat", description: "Set it", source: "code" },
  ]);
  await index.optimize();
  const [first] = await index.search("thermosatt", { explain: true });
  expect(first?.skillId).toBe("tmp");
  expect(first?.reasons).toContain("thermosatt (typo for thermostat)");
});

it("stops a rebuild when asked", async () => {
  await using index = await openSkillIndex({ uri, embedder: createFakeEmbedder() });
  const stopped = AbortSignal.abort(new Error("enough"));
  await expect(index.rebuild(manyEntries(3, "x"), { signal: stopped })).rejects.toThrow("enough");
});

it.each(["", "../up", "a b"])("refuses the table name %j", async (table) => {
  const opening = openSkillIndex({ uri, embedder: createFakeEmbedder(), table });
  await expect(opening).rejects.toMatchObject({ code: "table-name-invalid" });
});

it.each([
  [{ id: " ", name: "x", description: "", source: "code" }],
  [{ id: "x", name: "", description: "", source: "code" }],
] as const)("refuses the entry %j", async (entry) => {
  await using index = await openSkillIndex({ uri, embedder: createFakeEmbedder() });
  await expect(index.upsert([entry])).rejects.toMatchObject({ code: "entry-invalid" });
});

function byId(left: SkillMatch, right: SkillMatch): number {
  return left.skillId.localeCompare(right.skillId);
}
