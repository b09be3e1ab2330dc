// How fast `searchByVector` is over a million skills, beside an exact scan of the same vectors in one
// Float32Array, and what it finds of the exact answer.
//
//   node --conditions=@skillwright/source benchmarks/discovery-million.ts [rows]
//
// The vectors are clustered (see discovery/clustered-vectors.ts); queries come from the same
// clusters and are not in the table. No query is asked twice, so no cache can help.
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "@lancedb/lancedb";
import { type Embedder, openSkillIndex } from "@skillwright/discovery";
import { clusteredVectors } from "./discovery/clustered-vectors.ts";
import { exactScan, recall } from "./discovery/exact-scan.ts";
import { addSkillRows } from "./discovery/skill-table.ts";

const rows = Number(process.argv[2] ?? 1_000_000);
const dimensions = 384;
const clusters = Math.round(Math.sqrt(rows) * 2);
const limit = 10;
const id = "benchmark@1";

/** Never asked: every skill and every query brings its vector. */
const embedder: Embedder = {
  id,
  dimensions,
  calibration: { embedder: id, method: "raw", bias: 0, weights: {}, training: {} },
  embed: async () => [],
  [Symbol.asyncDispose]: async () => {},
};

const source = clusteredVectors(dimensions, clusters, 2);
const vectors = new Float32Array(rows * dimensions);
for (let row = 0; row < rows; row++) vectors.set(source.next(), row * dimensions);
const ask = clusteredVectors(dimensions, clusters, 3);
const warmUp = Array.from({ length: 10 }, ask.next);
const queries = Array.from({ length: 50 }, ask.next);

const uri = await mkdtemp(join(tmpdir(), "discovery-million-"));
try {
  await using index = await openSkillIndex({ uri, embedder });
  const connection = await connect(uri);
  const table = await connection.openTable("skills");
  const writing = await timed(() => addSkillRows(table, vectors, dimensions));
  print({ what: "rows written", rows, seconds: writing.ms / 1000, diskMb: await diskMb(uri) });
  const before = await diskMb(uri);
  const building = await timed(() => index.optimize());
  await table.checkoutLatest();
  print({
    what: "indexes built",
    seconds: building.ms / 1000,
    diskMb: (await diskMb(uri)) - before,
    indexes: (await table.listIndices()).map(({ indexType }) => indexType).join(" "),
  });
  for (const query of warmUp) await index.searchByVector(query, { limit });

  const scans: number[] = [];
  const searches: number[] = [];
  let found = 0;
  // In turn, so that what else the machine does slows both.
  for (const query of queries) {
    const scan = await timed(async () => exactScan(vectors, query, limit));
    const search = await timed(() => index.searchByVector(query, { limit }));
    scans.push(scan.ms);
    searches.push(search.ms);
    const answers = search.value.map(({ skillId }) => Number(skillId.slice("skill-".length)));
    found += recall(answers, scan.value);
  }
  print({
    what: "searchByVector beside an exact scan",
    scanMs: median(scans),
    searchMs: median(searches),
    timesFaster: median(scans) / median(searches),
    recallAt10: found / queries.length,
    memoryMb: process.memoryUsage().rss / 1e6 - vectors.byteLength / 1e6,
  });
} finally {
  await rm(uri, { recursive: true });
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const start = performance.now();
  const value = await work();
  return { value, ms: performance.now() - start };
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[values.length >> 1] ?? Number.NaN;
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
