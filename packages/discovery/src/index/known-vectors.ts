import type { Table } from "@lancedb/lancedb";
import { bytes } from "./read-candidates.ts";
import { readFrom } from "./read-from.ts";
import { sqlIn } from "./sql.ts";

/** The vectors and readings of a row, and the digest of the texts that they are of. */
export interface KnownVectors {
  readonly textDigest: string;
  readonly vector: Float32Array;
  readonly textVectors: Float32Array;
  readonly readings: readonly Uint8Array[];
}

/** The vectors that a table has for some skills, by id. */
export async function knownVectors(
  table: Table,
  ids: readonly string[],
): Promise<Map<string, KnownVectors>> {
  const rows = await readFrom(table, () =>
    table
      .query()
      .where(sqlIn("id", ids))
      .select(["id", "text_digest", "vector", "text_vectors", "readings"])
      .toArrow(),
  );
  const get = (column: string, i: number): unknown => rows.getChild(column)?.get(i);
  const known = new Map<string, KnownVectors>();
  for (let i = 0; i < rows.numRows; i++) {
    const vector = floats(get("vector", i));
    const textVectors = floats(get("text_vectors", i));
    if (!vector || !textVectors) continue;
    known.set(String(get("id", i)), {
      textDigest: String(get("text_digest", i)),
      vector,
      textVectors,
      readings: bytes(get("readings", i)),
    });
  }
  return known;
}

function floats(value: unknown): Float32Array | undefined {
  if (typeof value !== "object" || value === null || !("toArray" in value)) return undefined;
  if (typeof value.toArray !== "function") return undefined;
  const array: unknown = value.toArray();
  return array instanceof Float32Array ? array : undefined;
}
