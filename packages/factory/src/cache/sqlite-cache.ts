import type { JsonValue } from "@skillwright/core";
import type { StateDatabase } from "@skillwright/python-runtime";
import type { ResultCache, ResultCacheLimits } from "./result-cache.ts";

/** A {@link ResultCache} in the state database: it outlives the process, and processes share it. */
export function createSqliteCache(
  database: StateDatabase,
  { maxEntries = 1_000, maxAgeMs = 3_600_000, maxLength = 100_000 }: ResultCacheLimits = {},
): ResultCache {
  return {
    get(key) {
      const row = database.get(
        "SELECT value FROM factory_results WHERE key = ? AND expires_at > ?",
        key,
        Date.now(),
      );
      return row && { value: JSON.parse(String(row["value"])) };
    },
    set(key, skillId, value: JsonValue) {
      const json = JSON.stringify(value);
      if (json.length > maxLength) return;
      const now = Date.now();
      database.transaction(() => {
        database.run(
          `INSERT INTO factory_results (key, skill_id, value, expires_at) VALUES (?1, ?2, ?3, ?4)
           ON CONFLICT (key) DO UPDATE SET value = ?3, expires_at = ?4`,
          key,
          skillId,
          json,
          now + maxAgeMs,
        );
        database.run("DELETE FROM factory_results WHERE expires_at <= ?", now);
        database.run(
          `DELETE FROM factory_results WHERE key IN
             (SELECT key FROM factory_results ORDER BY expires_at DESC LIMIT -1 OFFSET ?)`,
          maxEntries,
        );
      });
    },
    clear(skillId) {
      database.run(
        "DELETE FROM factory_results WHERE ?1 IS NULL OR skill_id = ?1",
        skillId ?? null,
      );
    },
  };
}
