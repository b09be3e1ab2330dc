import type { Table } from "@lancedb/lancedb";
import type { Table as ArrowTable, Schema } from "apache-arrow";
import { commit } from "./commit.ts";
import { readFrom } from "./read-from.ts";
import type { Row } from "./row.ts";
import { sqlIn } from "./sql.ts";

/** Fragments from which a write is followed by a compaction: each costs every search an open file. */
const maxFragments = 24;

/** How long a replaced version of the table stays readable to a process that has it open: an hour. */
const keepVersionsMs = 3_600_000;

/** Rows in the form that LanceDB takes. */
export async function rowsToArrow(rows: readonly Row[], schema: Schema): Promise<ArrowTable> {
  const { makeArrowTable } = await import("@lancedb/lancedb");
  return makeArrowTable(
    rows.map((row) => ({ ...row })),
    { schema },
  );
}

/** Inserts rows or replaces those with the same ids, in one commit. */
export async function writeRows(table: Table, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const data = await rowsToArrow(rows, await table.schema());
  await commit("write to the index", table, () =>
    table.mergeInsert("id").whenMatchedUpdateAll().whenNotMatchedInsertAll().execute(data),
  );
  await compactIfNeeded(table);
}

/** Removes the rows with these ids, in one commit. */
export async function removeRows(table: Table, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await commit("remove from the index", table, () => table.delete(sqlIn("id", ids)));
  await compactIfNeeded(table);
}

/** Merges small files, brings every index up to date and drops versions that nobody reads any more. */
export async function compact(table: Table): Promise<void> {
  const cleanupOlderThan = new Date(Date.now() - keepVersionsMs);
  await commit("compact the index", table, () => table.optimize({ cleanupOlderThan }));
}

async function compactIfNeeded(table: Table): Promise<void> {
  const { fragmentStats } = await readFrom(table, () => table.stats());
  if (fragmentStats.numSmallFragments < maxFragments) return;
  await compact(table);
}
