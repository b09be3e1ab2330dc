import type { StateDatabase } from "@skillwright/python-runtime";
import { SkillTally } from "./skill-tally.ts";

/** Adds counts to those of all processes. Call inside a transaction. */
export function addTally(database: StateDatabase, skillId: string, tally: SkillTally): void {
  database.run(
    `INSERT INTO factory_statistics
       (skill_id, total, successful, refused, attempts, cache_hits, total_ms, min_ms, max_ms, last_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (skill_id) DO UPDATE SET
       total = total + excluded.total, successful = successful + excluded.successful,
       refused = refused + excluded.refused, attempts = attempts + excluded.attempts,
       cache_hits = cache_hits + excluded.cache_hits, total_ms = total_ms + excluded.total_ms,
       min_ms = min(min_ms, excluded.min_ms), max_ms = max(max_ms, excluded.max_ms),
       last_at = max(last_at, excluded.last_at)`,
    skillId,
    tally.total,
    tally.successful,
    tally.refused,
    tally.attempts,
    tally.cacheHits,
    tally.totalMs,
    tally.minMs,
    tally.maxMs,
    tally.lastAt,
  );
  for (const [bucket, count] of tally.latencies) {
    database.run(
      `INSERT INTO factory_latencies (skill_id, bucket, count) VALUES (?1, ?2, ?3)
       ON CONFLICT (skill_id, bucket) DO UPDATE SET count = count + ?3`,
      skillId,
      bucket,
      count,
    );
  }
}

/** The counts of all processes; all zero for a skill that was never called. */
export function readTally(database: StateDatabase, skillId: string): SkillTally {
  const tally = new SkillTally();
  const row = database.get("SELECT * FROM factory_statistics WHERE skill_id = ?", skillId);
  if (row === undefined) return tally;
  tally.total = Number(row["total"]);
  tally.successful = Number(row["successful"]);
  tally.refused = Number(row["refused"]);
  tally.attempts = Number(row["attempts"]);
  tally.cacheHits = Number(row["cache_hits"]);
  tally.totalMs = Number(row["total_ms"]);
  tally.minMs = Number(row["min_ms"]);
  tally.maxMs = Number(row["max_ms"]);
  tally.lastAt = Number(row["last_at"]);
  const buckets = "SELECT bucket, count FROM factory_latencies WHERE skill_id = ?";
  for (const { bucket, count } of database.all(buckets, skillId)) {
    tally.countLatency(Number(bucket), Number(count));
  }
  return tally;
}
