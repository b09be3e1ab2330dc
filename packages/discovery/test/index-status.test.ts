import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { indexEmbedderId, openSkillIndex, readIndexStatus } from "@skillwright/discovery";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createFakeEmbedder } from "./fake-embedder.ts";
import { manyEntries } from "./many-entries.ts";

let uri: string;

beforeEach(async () => {
  uri = await mkdtemp(join(tmpdir(), "index-status-"));
});
afterEach(async () => {
  await rm(uri, { recursive: true, force: true });
});

it("finds nothing where there is no index, and makes none", async () => {
  expect(await readIndexStatus({ uri }, manyEntries(2, "x"))).toBeUndefined();
  expect(await indexEmbedderId({ uri })).toBeUndefined();
});

it("counts rows that are stale, orphaned and missing, without an embedder", async () => {
  {
    await using index = await openSkillIndex({ uri, embedder: createFakeEmbedder("a@1") });
    await index.upsert(manyEntries(5, "kept"));
  }
  const [first, second, ...rest] = manyEntries(5, "kept");
  if (!first || !second) throw new Error("five entries are needed");
  const wanted = [
    { ...first, description: "something else" },
    { ...second, state: "disabled" as const },
    ...rest.slice(1),
    { ...first, id: "new" },
  ];
  const status = await readIndexStatus({ uri }, wanted);
  expect(status).toMatchObject({
    embedderId: "a@1",
    dimensions: 8,
    rows: 5,
    stale: 2,
    orphans: 1,
    missing: 1,
    fragments: expect.any(Number),
  });
  expect(status?.bytes).toBeGreaterThan(1000);
  expect(status?.indices.map(({ column }) => column)).toEqual(
    expect.arrayContaining(["name_words", "description", "id", "state"]),
  );
});

it("is the same for a file:// address", async () => {
  const place = { uri: `file://${uri}` };
  {
    await using index = await openSkillIndex({ ...place, embedder: createFakeEmbedder() });
    await index.upsert(manyEntries(3, "kept"));
    expect(await index.search("thing number 2")).toHaveLength(3);
  }
  const status = await readIndexStatus(place, manyEntries(3, "kept"));
  expect(status).toMatchObject({ rows: 3, stale: 0, orphans: 0, missing: 0 });
  expect(status?.bytes).toBeGreaterThan(1000);
});

it("keeps the old index when re-indexing fails half-way or is stopped", async () => {
  {
    await using index = await openSkillIndex({ uri, embedder: createFakeEmbedder("old@1") });
    await index.upsert(manyEntries(600, "kept"));
  }
  const failing = createFakeEmbedder("new@1", { failOn: "number 400" });
  await expect(openSkillIndex({ uri, embedder: failing })).rejects.toThrow("fell over");
  const abort = new AbortController();
  const stopped = openSkillIndex({
    uri,
    embedder: createFakeEmbedder("new@1"),
    signal: abort.signal,
    onProgress: () => abort.abort(new Error("enough")),
  });
  await expect(stopped).rejects.toThrow("enough");
  expect(await indexEmbedderId({ uri })).toBe("old@1");
  await using index = await openSkillIndex({ uri, embedder: createFakeEmbedder("old@1") });
  expect(await index.search("thing number 7")).toHaveLength(5);
});

it("says whether it is still the one that was opened", async () => {
  await using index = await openSkillIndex({ uri, embedder: createFakeEmbedder("old@1") });
  await index.upsert(manyEntries(2, "kept"));
  expect(await index.isCurrent()).toBe(true);
  await using _other = await openSkillIndex({ uri, embedder: createFakeEmbedder("new@1") });
  expect(await index.isCurrent()).toBe(false);
});

it("removes on rebuild only what it may", async () => {
  await using index = await openSkillIndex({ uri, embedder: createFakeEmbedder() });
  const [mine, gone, theirs] = manyEntries(3, "kept");
  if (!mine || !gone || !theirs) throw new Error("three entries are needed");
  await index.upsert([mine, gone, theirs]);
  const report = await index.rebuild([mine], { removable: new Set([mine.id, gone.id]) });
  expect(report).toEqual({ unchanged: 1, written: 0, removed: 1 });
  expect(await index.has(theirs.id)).toBe(true);
});

it("leaves skills out of a decision", async () => {
  await using index = await openSkillIndex({ uri, embedder: createFakeEmbedder() });
  await index.upsert([
    { id: "one", name: "One", description: "Fold a paper crane.", source: "code" },
    { id: "two", name: "Two", description: "Fold a paper crane.", source: "code" },
  ]);
  const intent = "fold a paper crane";
  expect(await index.findExisting(intent, { exclude: ["one"] })).toMatchObject({ skillId: "two" });
  const exclude = ["one", "two", "it's"];
  expect(await index.decide(intent, { exclude })).toEqual({ answer: "generate", candidates: [] });
});
