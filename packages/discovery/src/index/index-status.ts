import type { Table } from "@lancedb/lancedb";
import { SkillwrightError } from "@skillwright/core";
import type { SkillEntry } from "../entry.ts";
import { diskBytes, isAbsent } from "./disk-bytes.ts";
import { entryDigests } from "./entry-digests.ts";
import type { IndexPlace } from "./index-embedder-id.ts";
import { connectTo, findTable } from "./open-table.ts";
import { rowDigests } from "./rebuild-table.ts";
import { embedderKey } from "./schema.ts";
import { unavailable } from "./unavailable.ts";

/** What an index holds, and how far it is from the skills that it should hold. */
export interface IndexStatus {
  /** Id of the embedder that all vectors are of. */
  readonly embedderId: string;
  /** Length of the vectors. */
  readonly dimensions: number;
  readonly rows: number;
  /** Rows whose skill reads otherwise by now. */
  readonly stale: number;
  /** Rows whose skill is not among those given. */
  readonly orphans: number;
  /** Skills without a row. */
  readonly missing: number;
  /** On disk, replaced versions included; elsewhere what LanceDB counts. */
  readonly bytes: number;
  /** Files of rows; many small ones make a search slow until `optimize`. */
  readonly fragments: number;
  readonly indices: readonly IndexedColumn[];
}

/** One of LanceDB's own indexes over a column. */
export interface IndexedColumn {
  readonly column: string;
  /** As LanceDB calls it: `FTS`, `BTREE`, `BITMAP`, `IVF_RQ`. */
  readonly type: string;
  readonly indexedRows: number;
  /** Rows that a search compares one by one until `optimize`. */
  readonly unindexedRows: number;
}

/**
 * Looks at an index without an embedder and without changing it; `undefined` when there is none.
 *
 * @param entries - the skills that it should hold, as they would be written.
 * @throws SkillwrightError `index-unavailable` when LanceDB cannot read it.
 */
export async function readIndexStatus(
  place: IndexPlace,
  entries: Iterable<SkillEntry>,
): Promise<IndexStatus | undefined> {
  const { uri, table: name = "skills", connection: options = {} } = place;
  if (isAbsent(uri)) return undefined;
  const connection = await connectTo(uri, options);
  try {
    const table = await findTable(connection, name);
    if (table === undefined) return undefined;
    const status = await describe(table, [...entries]);
    return { ...status, bytes: (await diskBytes(uri, name)) ?? status.bytes };
  } catch (cause) {
    throw SkillwrightError.is(cause) ? cause : unavailable("read the index", cause, connection);
  } finally {
    connection.close();
  }
}

async function describe(table: Table, entries: readonly SkillEntry[]): Promise<IndexStatus> {
  const schema = await table.schema();
  const embedderId = schema.metadata.get(embedderKey) ?? "unknown";
  const vector = schema.fields.find((field) => field.name === "vector")?.type;
  const present = await rowDigests(table);
  const wanted = new Map(
    entries.map((entry) => [entry.id, entryDigests(entry, embedderId).digest]),
  );
  const rows = await table.countRows();
  const known = [...present].filter(([id]) => wanted.has(id));
  const { totalBytes, fragmentStats } = await table.stats();
  return {
    embedderId,
    dimensions: Number(vector?.listSize ?? 0),
    rows,
    stale: known.filter(([id, digest]) => wanted.get(id) !== digest).length,
    orphans: present.size - known.length,
    missing: wanted.size - known.length,
    bytes: totalBytes,
    fragments: fragmentStats.numFragments,
    indices: await indexedColumns(table),
  };
}

async function indexedColumns(table: Table): Promise<IndexedColumn[]> {
  const configs = await table.listIndices();
  return Promise.all(
    configs.map(async ({ name, columns, indexType }) => {
      const statistics = await table.indexStats(name);
      return {
        column: columns.join(", "),
        type: indexType,
        indexedRows: statistics?.numIndexedRows ?? 0,
        unindexedRows: statistics?.numUnindexedRows ?? 0,
      };
    }),
  );
}
