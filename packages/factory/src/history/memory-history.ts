import type { ExecutionHistory, HistoryQuery } from "./execution-history.ts";
import type { ExecutionRecord } from "./execution-record.ts";
import { SkillTally } from "./skill-tally.ts";

/** Calls beyond these are forgotten, the oldest first. */
const maxRecords = 1_000;

/** An {@link ExecutionHistory} that ends with the process: the last 1,000 calls, and all counts. */
export function createMemoryHistory(): ExecutionHistory {
  const records: ExecutionRecord[] = [];
  const tallies = new Map<string, SkillTally>();
  return {
    record(record) {
      records.push(record);
      // Trimmed in lumps: shifting an array at every call would cost more than the call.
      if (records.length >= 2 * maxRecords) records.splice(0, records.length - maxRecords);
      // Ids that callers make up have a record, and no statistics.
      if (record.version === undefined) return;
      const tally = tallies.get(record.skillId) ?? new SkillTally();
      tallies.set(record.skillId, tally);
      tally.add(record);
    },
    list({ limit = 100, ...query } = {}) {
      const kept = records.slice(-maxRecords).reverse();
      return kept.filter((record) => matches(record, query)).slice(0, limit);
    },
    statistics: (skillId) => (tallies.get(skillId) ?? new SkillTally()).summarize(skillId),
    allStatistics: () =>
      [...tallies].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, tally]) => tally.summarize(id)),
    flush() {},
  };
}

function matches(record: ExecutionRecord, query: Omit<HistoryQuery, "limit">): boolean {
  return (["skillId", "sessionId", "correlationId", "status"] as const).every(
    (key) => query[key] === undefined || record[key] === query[key],
  );
}
