import { moveSkill } from "./move-skill.ts";
import { getRecord } from "./read-records.ts";
import type { HealthStatus, SkillRecord } from "./skill-record.ts";
import type { StateDatabase } from "./state-database.ts";
import type { StoreLayout } from "./store-layout.ts";

/** Failed checks in a row that quarantine a skill (reference: fae 8.7). */
const quarantineAfter = 5;

/** Counts one health check, in the database: a streak kept in memory ends with every run of the checker. */
export function recordHealth(
  database: StateDatabase,
  layout: StoreLayout,
  id: string,
  status: HealthStatus,
  detail?: string,
): SkillRecord {
  return database.transaction(() => {
    const { state, health } = getRecord(database, layout, id);
    const failed = status === "failing" || status === "unreachable";
    const streak = failed ? health.streak + 1 : 0;
    database.run(
      "UPDATE skills SET health_status = ?, health_streak = ?, health_checked_at = ? WHERE id = ?",
      status,
      streak,
      Date.now(),
      id,
    );
    database.run(
      "UPDATE versions SET healthy = ? WHERE key = (SELECT current_version FROM skills WHERE id = ?)",
      failed ? 0 : 1,
      id,
    );
    if (streak >= quarantineAfter && state === "active") {
      const last = detail === undefined ? status : `${status}: ${detail}`;
      return moveSkill(
        database,
        layout,
        id,
        "quarantined",
        `${streak} failed health checks, last ${last}`,
      );
    }
    return getRecord(database, layout, id);
  });
}
