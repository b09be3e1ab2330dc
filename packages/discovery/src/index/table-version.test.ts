import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Connection, connect } from "@lancedb/lancedb";
import { openSkillIndex, type SkillIndex } from "@skillwright/discovery";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createFakeEmbedder } from "../../test/fake-embedder.ts";
import { manyEntries } from "../../test/many-entries.ts";
import { TableVersion, type TableVersionOptions } from "./table-version.ts";
import { nearestRows } from "./vector-search.ts";

const everyRow = "state = 'active'";
const embedder = createFakeEmbedder();
let uri: string;
let index: SkillIndex;
let connection: Connection;

beforeEach(async () => {
  uri = await mkdtemp(join(tmpdir(), "table-version-"));
  index = await openSkillIndex({ uri, embedder });
  await index.rebuild(manyEntries(300, "many"));
  connection = await connect(uri);
});
afterEach(async () => {
  connection.close();
  await index.close();
  await rm(uri, { recursive: true, force: true });
});

async function openNewest(options?: TableVersionOptions): Promise<TableVersion> {
  const table = await connection.openTable("skills");
  return TableVersion.open(connection, "skills", await table.version(), options);
}

function search(version: TableVersion, times: number): void {
  for (let i = 0; i < times; i++) version.countSearch();
}

async function nearest(version: TableVersion): Promise<string[]> {
  const [vector = new Float32Array()] = await embedder.embed(["Does the thing number 250, many"]);
  const length = Math.hypot(...vector);
  const unit = Float32Array.from(vector, (part) => part / length);
  const found = await version.candidates(await nearestRows(version, unit, everyRow, 7));
  return found.map(({ id }) => id);
}

it("finds and reads the same rows before and after it keeps them in memory", async () => {
  const version = await openNewest();
  const ids = await nearestRows(version, new Float32Array(8).fill(8 ** -0.5), everyRow, 20);
  const [near, read] = [await nearest(version), await version.candidates(ids)];
  search(version, 19);
  expect(version.rows).toBeUndefined();
  search(version, 1);
  await vi.waitFor(() => expect(version.rows?.size).toBe(300), { timeout: 30_000 });
  expect(await nearest(version)).toEqual(near);
  expect(await version.candidates(ids)).toEqual(read);
  expect(read).toHaveLength(20);
});

// 300 rows with two vectors of eight numbers each.
const vectorBytes = 300 * 2 * 8 * 4;

it("keeps the rows of a version that just has room", async () => {
  const version = await openNewest({ maxBytes: vectorBytes });
  search(version, 20);
  await vi.waitFor(() => expect(version.rows?.size).toBe(300), { timeout: 30_000 });
});

it("keeps no row of a version that needs more than its room", async () => {
  const version = await openNewest({ maxBytes: vectorBytes - 1 });
  const reading = vi.spyOn(version.table, "countRows");
  search(version, 20);
  await vi.waitFor(() => expect(reading).toHaveBeenCalled());
  // Queries made later end later, so the rows were read and weighed.
  for (let i = 0; i < 20; i++) await version.table.query().toArrow();
  expect(version.rows).toBeUndefined();
  expect(await nearest(version)).toHaveLength(7);
});

it("stays as it was while others write", async () => {
  const version = await openNewest();
  const before = await nearest(version);
  await index.rebuild(manyEntries(3, "few"));
  expect(await nearest(version)).toEqual(before);
  expect(await nearest(await openNewest())).toHaveLength(3);
});
