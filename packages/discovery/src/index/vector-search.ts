import type { Table } from "@lancedb/lancedb";
import type { Candidate } from "./candidate.ts";
import { candidateColumns, readCandidates } from "./read-candidates.ts";

/** Partitions looked into when there is a vector index; measured in `benchmarks/discovery-million.ts`. */
const probes = 20;
/**
 * Rows compared again with their full vectors: the index holds one bit a dimension. Over a million
 * rows 250 found as many of the ten nearest as 500 (0.995), and 100 fewer (0.875).
 */
const refinedRows = 250;

/** The rows with the nearest vectors by cosine, nearest first. */
export async function nearestRows(
  table: Table,
  vector: Float32Array,
  condition: string,
  limit: number,
): Promise<Candidate[]> {
  const found = await table
    .query()
    .nearestTo(vector)
    .distanceType("cosine")
    .nprobes(probes)
    .refineFactor(Math.ceil(refinedRows / limit))
    .where(condition)
    .select([...candidateColumns, "_distance"])
    .limit(limit)
    .toArrow();
  return readCandidates(found);
}
