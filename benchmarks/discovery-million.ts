// How fast a vector search over a million rows is with an index, beside an exact scan of the same
// vectors in one Float32Array, and what it finds of the exact answer.
//
//   node --conditions=@skillwright/source --expose-gc benchmarks/discovery-million.ts [rows] [ivfPq|ivfRq|hnswSq]
//
// The vectors are clustered (see discovery/clustered-vectors.ts); queries come from the same
// clusters and are not in the table. The index is searched as the package does it.
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Index, type Table } from "@lancedb/lancedb";
import { clusteredVectors } from "./discovery/clustered-vectors.ts";
import { exactScan, recall } from "./discovery/exact-scan.ts";
import { writeVectorTable } from "./discovery/vector-table.ts";

const rows = Number(process.argv[2] ?? 1_000_000);
const kinds = process.argv[3]?.split(",") ?? ["ivfRq"];
const dimensions = 384;
const clusters = Math.round(Math.sqrt(rows) * 2);
const limit = 10;

const source = clusteredVectors(dimensions, clusters, 2);
const vectors = new Float32Array(rows * dimensions);
for (let row = 0; row < rows; row++) vectors.set(source.next(), row * dimensions);
const ask = clusteredVectors(dimensions, clusters, 3);
const queries = Array.from({ length: 20 }, ask.next);

const scanned = timed(() => queries.map((query) => exactScan(vectors, query, limit)));
print({ what: "exact scan in a Float32Array", rows, msPerQuery: scanned.ms / queries.length });

const uri = await mkdtemp(join(tmpdir(), "discovery-million-"));
try {
  const writing = await timedAsync(() => writeVectorTable(uri, vectors, dimensions));
  const table = writing.value;
  print({ what: "rows written", seconds: writing.ms / 1000, diskMb: await diskMb(uri) });
  for (const kind of kinds) await measure(table, kind);
} finally {
  await rm(uri, { recursive: true });
}

async function measure(table: Table, kind: string): Promise<void> {
  const before = await diskMb(uri);
  const building = await timedAsync(() =>
    table.createIndex("vector", { config: config(kind), waitTimeoutSeconds: 7200 }),
  );
  print({
    what: `${kind} built`,
    seconds: building.ms / 1000,
    diskMb: (await diskMb(uri)) - before,
  });
  for (const probes of [20, 40]) {
    for (const refine of [10, 25, 50]) {
      const run = async (query: Float32Array) => {
        const found: { id: string }[] = await table
          .query()
          .nearestTo(query)
          .distanceType("cosine")
          .nprobes(probes)
          .refineFactor(refine)
          .select(["id", "_distance"])
          .limit(limit)
          .toArray();
        return found.map(({ id }) => Number(id));
      };
      for (const query of queries.slice(0, 10)) await run(query);
      const searched = await timedAsync(async () => {
        const answers: number[][] = [];
        for (const query of queries) answers.push(await run(query));
        return answers;
      });
      const found = searched.value.map((rows, i) => recall(rows, scanned.value[i] ?? []));
      print({
        what: kind,
        probes,
        refine,
        msPerQuery: searched.ms / queries.length,
        timesFaster: scanned.ms / searched.ms,
        recallAt10: found.reduce((sum, share) => sum + share, 0) / found.length,
        memoryMb: process.memoryUsage().rss / 1e6 - vectors.byteLength / 1e6,
      });
    }
  }
}

function config(kind: string): Index {
  switch (kind) {
    case "ivfPq":
      return Index.ivfPq({ distanceType: "cosine", numSubVectors: dimensions / 8 });
    case "ivfRq":
      return Index.ivfRq({ distanceType: "cosine" });
    case "hnswSq":
      return Index.hnswSq({ distanceType: "cosine" });
    default:
      throw new RangeError(`no index type ${kind}`);
  }
}

function timed<T>(work: () => T): { value: T; ms: number } {
  const start = performance.now();
  const value = work();
  return { value, ms: performance.now() - start };
}

async function timedAsync<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const start = performance.now();
  const value = await work();
  return { value, ms: performance.now() - start };
}

async function diskMb(directory: string): Promise<number> {
  const files = await readdir(directory, { recursive: true });
  const sizes = await Promise.all(files.map((file) => stat(join(directory, file))));
  return sizes.reduce((sum, { size }) => sum + size, 0) / 1e6;
}

function print(result: Record<string, string | number>): void {
  const rounded = Object.entries(result).map(([key, value]) => [
    key,
    typeof value === "number" ? Math.round(value * 1000) / 1000 : value,
  ]);
  console.log(JSON.stringify(Object.fromEntries(rounded)));
}
