import type { StateDatabase } from "@skillwright/python-runtime";
import type { ExecutionHistory } from "./execution-history.ts";
import type { ExecutionRecord } from "./execution-record.ts";
import { listExecutions, writeExecution } from "./execution-rows.ts";
import { SkillTally } from "./skill-tally.ts";
import { addTally, readTally } from "./tally-rows.ts";

/** A commit waits for the disk; at this many waiting records one pays for all of them. */
const batchSize = 500;

/** Longest time that a record waits for its batch. */
const batchMs = 100;

/** When the disk refuses for long, only this many of the latest records wait for better times. */
const maxWaiting = 10_000;

/** How a SQLite history keeps its records. */
export interface SqliteHistoryOptions {
  /** Older calls are forgotten; counts are not. Default 100,000. */
  readonly maxRecords?: number | undefined;
  /** Told when writing fails; what could not be written is tried again with the next batch. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/**
 * An {@link ExecutionHistory} in the state database, written in batches: a crash loses at most the
 * last 100 ms. Reading writes what waits first, so a caller sees its own calls.
 */
export function createSqliteHistory(
  database: StateDatabase,
  { maxRecords = 100_000, onError }: SqliteHistoryOptions = {},
): ExecutionHistory {
  let waiting: ExecutionRecord[] = [];
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
    const batch = waiting;
    database.transaction(() => {
      const tallies = new Map<string, SkillTally>();
      for (const record of batch) {
        writeExecution(database, record);
        // Ids that callers make up have a record, and no statistics.
        if (record.version === undefined) continue;
        const tally = tallies.get(record.skillId) ?? new SkillTally();
        tallies.set(record.skillId, tally);
        tally.add(record);
      }
      for (const [skillId, tally] of tallies) addTally(database, skillId, tally);
      database.run(
        "DELETE FROM factory_executions WHERE key <= (SELECT max(key) FROM factory_executions) - ?",
        maxRecords,
      );
    });
    waiting = [];
  }

  /** Nobody waits for this flush, so its failure goes to whoever asked to be told. */
  function flushLater(): void {
    try {
      flush();
    } catch (error) {
      waiting = waiting.slice(-maxWaiting);
      onError?.(error);
    }
  }

  return {
    record(record) {
      waiting.push(record);
      if (waiting.length >= batchSize) flushLater();
      else timer ??= setTimeout(flushLater, batchMs);
    },
    list(query) {
      flush();
      return listExecutions(database, query);
    },
    statistics(skillId) {
      flush();
      return readTally(database, skillId).summarize(skillId);
    },
    allStatistics() {
      flush();
      const rows = database.all("SELECT skill_id FROM factory_statistics ORDER BY skill_id");
      const ids = rows.map((row) => String(row["skill_id"]));
      return ids.map((id) => readTally(database, id).summarize(id));
    },
    flush,
  };
}
