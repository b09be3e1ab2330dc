// `search` over 10,000 skills beside the least that any search by meaning must do (embedding the
// query and an exact scan of the vectors in a Float32Array); a re-index of unchanged skills beside
// the first one; and a vector search beside a plain loop and sqlite-vec, with what each finds.
//
//   node --conditions=@skillwright/source benchmarks/discovery-search.ts [skills]
//
// The cache of query vectors is off. The untimed rounds are as many searches as it takes until an index
// keeps its rows in memory, as in any process that goes on searching. Texts are combinations of verbs,
// things and places.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createEmbedder, openSkillIndex, type SkillEntry } from "@skillwright/discovery";
import * as sqliteVec from "sqlite-vec";
import { clusteredVectors } from "./discovery/clustered-vectors.ts";
import { exactScan, recall } from "./discovery/exact-scan.ts";
import { type Timing, timeInTurn } from "./discovery/in-turn.ts";

const count = Number(process.argv[2] ?? 10_000);
const verbs = "send convert find list delete create merge split translate check".split(" ");
const things = "emails invoices photos reports tickets contacts videos songs tables notes".split(
  " ",
);
const places = "Slack a folder the calendar a database the web a mailbox the cloud a chat".split(
  " a ",
);

const entries: SkillEntry[] = Array.from({ length: count }, (_, i) => {
  const verb = verbs[i % 10] ?? "";
  const thing = things[Math.floor(i / 10) % 10] ?? "";
  const place = places[Math.floor(i / 100) % places.length] ?? "";
  return {
    id: `skill-${i}`,
    name: `${verb}-${thing}-${i}`,
    description: `${verb} ${thing} of project ${i} in ${place}`,
    source: "code",
  };
});

await using embedder = await createEmbedder("use");
const uri = await mkdtemp(join(tmpdir(), "discovery-search-"));
try {
  await using index = await openSkillIndex({ uri, embedder, cachedQueries: 0 });
  const first = await timed(() => index.rebuild(entries));
  await index.optimize();
  const again = await timed(() => index.rebuild(entries));
  console.log(`| re-index | ms |\n| --- | --- |`);
  console.log(`| first, ${count} skills | ${first.toFixed(0)} |`);
  console.log(`| again, nothing changed | ${again.toFixed(0)} |`);
  console.log(`| times faster | ${(first / again).toFixed(0)} |\n`);

  const texts = entries.map(({ description }) => description);
  const { dimensions } = embedder;
  const vectors = new Float32Array(count * dimensions);
  // Which vectors are scanned makes no difference to how long it takes.
  const source = clusteredVectors(dimensions, 200, 2);
  for (let row = 0; row < count; row++) vectors.set(source.next(), row * dimensions);
  let turn = 0;
  const query = () => {
    turn += 37;
    return `${texts[turn % count]} please`;
  };
  const texted = {
    "embed the query and scan": async () => {
      const [vector = new Float32Array()] = await embedder.embed([query()]);
      return exactScan(vectors, vector, 5);
    },
    search: () => index.search(query()),
    findExisting: () => index.findExisting(query()),
  };
  report(await timeInTurn(texted, 200));

  const ask = clusteredVectors(dimensions, 200, 3);
  const queries = Array.from({ length: 50 }, ask.next);
  await using plain = await openSkillIndex({ uri, embedder, table: "vectors" });
  await plain.upsert(
    entries.map((entry, row) => ({
      ...entry,
      vector: vectors.subarray(row * dimensions, (row + 1) * dimensions),
    })),
  );
  await plain.optimize();
  const sqlite = openSqliteVec(vectors, dimensions);
  const ways = {
    "a Float32Array": async (vector: Float32Array) => exactScan(vectors, vector, 10),
    searchByVector: async (vector: Float32Array) =>
      (await plain.searchByVector(vector, { limit: 10 })).map(({ skillId }) =>
        Number(skillId.slice(6)),
      ),
    "sqlite-vec": async (vector: Float32Array) => sqlite(vector, 10),
  };
  const near = Object.entries(ways).map(([name, way]) => {
    const ask = () => way(queries[turn++ % queries.length] ?? new Float32Array(dimensions));
    return [name, ask] as const;
  });
  report(await timeInTurn(Object.fromEntries(near), 200));
  console.log("| recall@10 | |\n| --- | --- |");
  for (const [name, way] of Object.entries(ways)) {
    let sum = 0;
    for (const vector of queries) sum += recall(await way(vector), exactScan(vectors, vector, 10));
    console.log(`| ${name} | ${(sum / queries.length).toFixed(3)} |`);
  }
} finally {
  await rm(uri, { recursive: true });
}

function openSqliteVec(
  vectors: Float32Array,
  dimensions: number,
): (query: Float32Array, limit: number) => number[] {
  const database = new DatabaseSync(":memory:", { allowExtension: true });
  sqliteVec.load(database);
  database.exec(
    `CREATE VIRTUAL TABLE v USING vec0(vector float[${dimensions}] distance_metric=cosine)`,
  );
  const insert = database.prepare("INSERT INTO v(rowid, vector) VALUES (?, ?)");
  const bytes = (vector: Float32Array) =>
    new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);
  for (let row = 0; row * dimensions < vectors.length; row++) {
    insert.run(BigInt(row), bytes(vectors.subarray(row * dimensions, (row + 1) * dimensions)));
  }
  const nearest = database.prepare("SELECT rowid FROM v WHERE vector MATCH ? AND k = ?");
  return (query, limit) => nearest.all(bytes(query), limit).map(({ rowid }) => Number(rowid));
}

function report(timings: readonly Timing[]): void {
  console.log("| | median ms | beside the first |\n| --- | --- | --- |");
  for (const { name, medianMs, besideTheFirst } of timings) {
    console.log(`| ${name} | ${medianMs.toFixed(1)} | ${besideTheFirst.toFixed(2)} |`);
  }
  console.log();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
