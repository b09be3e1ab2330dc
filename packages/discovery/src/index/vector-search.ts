import { cosine } from "../embed/cosine.ts";
import { readRowIds } from "./read-candidates.ts";
import type { TableVersion } from "./table-version.ts";

/** Partitions looked into when there is a vector index; measured in `benchmarks/discovery-million.ts`. */
const probes = 20;
/**
 * Rows compared again with their full vectors: the index holds one bit a dimension. Over a million
 * rows 250 found as many of the ten nearest as 500 (0.995), and 100 fewer (0.875).
 */
const refinedRows = 250;

/** The ids of the rows with the nearest vectors by cosine, nearest first. */
export async function nearestRows(
  { table, rows }: TableVersion,
  vector: Float32Array,
  condition: string,
  limit: number,
): Promise<bigint[]> {
  const refined = Math.ceil(refinedRows / limit);
  const query = table
    .query()
    .nearestTo(vector)
    .distanceType("cosine")
    .nprobes(probes)
    .where(condition)
    .withRowId()
    .select(["_rowid", "_distance"]);
  if (!rows) return readRowIds(await query.refineFactor(refined).limit(limit).toArrow());
  // LanceDB would read the full vectors from disk, which takes longer than finding the rows.
  return readRowIds(await query.limit(limit * refined).toArrow())
    .flatMap((id) => {
      const row = rows.get(id);
      return row ? { id, near: cosine(vector, row.vector) } : [];
    })
    .sort((left, right) => right.near - left.near)
    .slice(0, limit)
    .map(({ id }) => id);
}
