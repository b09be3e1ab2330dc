import { setImmediate } from "node:timers/promises";
import type { Connection, Table } from "@lancedb/lancedb";
import type { Candidate } from "./candidate.ts";
import { candidateColumns, readCandidates } from "./read-candidates.ts";
import { embedderKey } from "./schema.ts";

/** Options of {@link TableVersion.open}. */
export interface TableVersionOptions {
  /**
   * Room for the vectors and readings of all rows in memory, 0 or more; 96 MiB by default: 16,000
   * skills without examples, of 512 dimensions. Of a version that needs more, no row is kept.
   */
  readonly maxBytes?: number | undefined;
}

/**
 * Searches of one version after which its rows are kept: a single command ends before, a host does
 * not. Reading 10,000 rows took 0.4 s of computing time, and each search after that 15 ms less.
 */
const searchesBeforeKeeping = 20;

/** Rows read at a time: about 5 ms in which nothing else runs on this thread. */
const rowsAtATime = 128;

/** One version of an index's table: a row id names the same row as long as it is open. */
export class TableVersion {
  /** For queries. It never looks for newer versions. */
  readonly table: Table;
  /** The id of the embedder that all vectors are of. */
  readonly embedderId: string | undefined;
  readonly #maxBytes: number;
  #searches = 0;
  #rows: ReadonlyMap<bigint, Candidate> | undefined;

  private constructor(table: Table, embedderId: string | undefined, maxBytes: number) {
    this.table = table;
    this.embedderId = embedderId;
    this.#maxBytes = maxBytes;
  }

  /** Opens that version of a table, which others may go on writing to. */
  static async open(
    connection: Connection,
    name: string,
    version: number,
    { maxBytes = 96 * 2 ** 20 }: TableVersionOptions = {},
  ): Promise<TableVersion> {
    const table = await connection.openTable(name);
    await table.checkout(version);
    const { metadata } = await table.schema();
    return new TableVersion(table, metadata.get(embedderKey), maxBytes);
  }

  /** All rows by their ids, once they are kept in memory; see {@link TableVersion.countSearch}. */
  get rows(): ReadonlyMap<bigint, Candidate> | undefined {
    return this.#rows;
  }

  /** Notes a search; after some of them all rows are read into memory, beside further searches. */
  countSearch(): void {
    this.#searches++;
    // Nobody waits for it, and without it searches only take longer.
    if (this.#searches === searchesBeforeKeeping) this.#keepRows().catch(() => undefined);
  }

  /** The candidates in these rows, each once. */
  async candidates(rowIds: readonly bigint[]): Promise<Candidate[]> {
    const wanted = [...new Set(rowIds)];
    if (wanted.length === 0) return [];
    const rows = this.#rows ?? (await this.#take(wanted));
    return wanted.map((id) => rows.get(id)).filter((candidate) => candidate !== undefined);
  }

  async #take(rowIds: bigint[]): Promise<Map<bigint, Candidate>> {
    const columns = [...candidateColumns];
    return readCandidates(
      await this.table.takeRowIds(rowIds).withRowId().select(columns).toArrow(),
    );
  }

  async #keepRows(): Promise<void> {
    const total = await this.table.countRows();
    const rows = new Map<bigint, Candidate>();
    let bytes = 0;
    const query = this.table
      .query()
      .withRowId()
      .select([...candidateColumns]);
    for await (const batch of query) {
      for (let start = 0; start < batch.numRows; start += rowsAtATime) {
        await setImmediate();
        for (const [rowId, candidate] of readCandidates(batch.slice(start, start + rowsAtATime))) {
          bytes += bytesOf(candidate);
          rows.set(rowId, candidate);
        }
      }
      // The first rows tell how much all will need, so a large table is not read for nothing.
      if ((bytes / rows.size) * total > this.#maxBytes) return;
    }
    this.#rows = rows;
  }
}

function bytesOf({ vector, textVectors, readings }: Candidate): number {
  return [...textVectors, ...readings].reduce(
    (sum, one) => sum + one.byteLength,
    vector.byteLength,
  );
}
