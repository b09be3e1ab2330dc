import type { Connection, Table } from "@lancedb/lancedb";
import type { Embedder } from "../embed/embedder.ts";
import { commit } from "./commit.ts";
import { entryRows } from "./entry-rows.ts";
import type { OpenIndexOptions } from "./open-skill-index.ts";
import type { Row } from "./row.ts";
import { indexSchema } from "./schema.ts";
import { storedEntries } from "./stored-entries.ts";
import { rowsToArrow } from "./write-rows.ts";

/** Skills embedded between two reports of progress. */
const batchSize = 256;

/**
 * Replaces a table by the same skills embedded anew, in one commit: whoever is interrupted, or
 * reads meanwhile, has the old one.
 *
 * @returns the new table, without its text indexes.
 */
export async function reindexTable(
  connection: Connection,
  table: Table,
  embedder: Embedder,
  { onProgress, signal }: Pick<OpenIndexOptions, "onProgress" | "signal">,
): Promise<Table> {
  const entries = await storedEntries(table);
  const rows: Row[] = [];
  for (let start = 0; start < entries.length; start += batchSize) {
    rows.push(...(await entryRows(entries.slice(start, start + batchSize), embedder, { signal })));
    onProgress?.({ done: rows.length, total: entries.length });
  }
  signal?.throwIfAborted();
  const schema = await indexSchema(embedder.dimensions, embedder.id);
  const data = await rowsToArrow(rows, schema);
  return commit("re-index for another embedder", table, () =>
    rows.length === 0
      ? connection.createEmptyTable(table.name, schema, { mode: "overwrite" })
      : connection.createTable(table.name, data, { mode: "overwrite", schema }),
  );
}
