import type { Table } from "@lancedb/lancedb";
import { commit } from "./commit.ts";

/**
 * Rows from which an approximate vector index pays; below, LanceDB compares all vectors. Over 10,000
 * rows of 512 dimensions that took 10 ms, the index 6 ms; it is built in about a second.
 */
const worthIndexing = 5_000;

/**
 * Creates the vector index of a large table that has none.
 *
 * The type was chosen by measuring: over 100,000 vectors IVF_RQ was built in 1 s and found 0.98 of
 * the exact answers, IVF_PQ in 200 s and 0.97; see `benchmarks/results/discovery-million.md`.
 */
export async function createVectorIndex(table: Table): Promise<void> {
  if ((await table.countRows()) < worthIndexing) return;
  const present = await table.listIndices();
  if (present.some(({ columns }) => columns[0] === "vector")) return;
  const { Index } = await import("@lancedb/lancedb");
  await commit("create the vector index", table, () =>
    table.createIndex("vector", {
      config: Index.ivfRq({ distanceType: "cosine" }),
      waitTimeoutSeconds: 3600,
    }),
  );
}
