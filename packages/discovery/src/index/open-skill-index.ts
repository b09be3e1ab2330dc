import type { Connection, ConnectionOptions, Table } from "@lancedb/lancedb";
import { SkillwrightError } from "@skillwright/core";
import type { Embedder } from "../embed/embedder.ts";
import type { DiscoveryErrorCode } from "../errors.ts";
import { LanceSkillIndex } from "./lance-skill-index.ts";
import { connectTo, createTable, findTable } from "./open-table.ts";
import { reindexTable } from "./reindex-table.ts";
import { embedderKey } from "./schema.ts";
import type { RebuildProgress, SkillIndex } from "./skill-index.ts";
import { createTextIndexes } from "./text-indexes.ts";

/** Options of {@link openSkillIndex}. */
export interface OpenIndexOptions {
  /** A directory (created when missing) or anything else LanceDB opens: `s3://…`, `gs://…`, `az://…`, `db://…`. */
  readonly uri: string;
  /** Makes the vectors; the index does not dispose of it. */
  readonly embedder: Embedder;
  /** One index of several at that place; `skills` by default. */
  readonly table?: string | undefined;
  /** Queries whose vectors are kept in memory, 0 or more; 256 by default. */
  readonly cachedQueries?: number | undefined;
  /** Called while the skills of an index made with another embedder are embedded anew. */
  readonly onProgress?: ((progress: RebuildProgress) => void) | undefined;
  /** Stops that embedding; the old index stays as it was. */
  readonly signal?: AbortSignal | undefined;
  /** Given to LanceDB as they are: storage options, API key, region. */
  readonly connection?: Partial<ConnectionOptions> | undefined;
}

/**
 * Opens an index of skills, creating it when it is not there. One that another embedder made is
 * embedded anew first.
 *
 * @throws SkillwrightError `table-name-invalid`, or `index-unavailable` when LanceDB cannot open it.
 */
export async function openSkillIndex({
  uri,
  embedder,
  table: name = "skills",
  connection: connectionOptions = {},
  cachedQueries = 256,
  onProgress,
  signal,
}: OpenIndexOptions): Promise<SkillIndex> {
  if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(name)) {
    throw new SkillwrightError<DiscoveryErrorCode>(
      `the table name ${JSON.stringify(name)} is not letters, digits, "_", "-" and "."`,
      { code: "table-name-invalid" },
    );
  }
  const connection = await connectTo(uri, connectionOptions);
  const found = await findTable(connection, name);
  const table = found
    ? await forEmbedder(connection, found, embedder, { onProgress, signal })
    : await createTable(connection, name, embedder);
  await createTextIndexes(table);
  return new LanceSkillIndex(connection, table, embedder, cachedQueries);
}

/**
 * The table, re-indexed when its vectors are another embedder's, as two kinds are never compared, or
 * when it was made before there were readings.
 */
async function forEmbedder(
  connection: Connection,
  table: Table,
  embedder: Embedder,
  options: Pick<OpenIndexOptions, "onProgress" | "signal">,
): Promise<Table> {
  const { metadata, fields } = await table.schema();
  const isWhole = fields.some(({ name }) => name === "readings");
  if (isWhole && metadata.get(embedderKey) === embedder.id) return table;
  return reindexTable(connection, table, embedder, options);
}
