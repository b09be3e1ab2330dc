import { runtimeError } from "../errors.ts";
import { getRecord, readState } from "./read-records.ts";
import { recordEvent } from "./record-event.ts";
import type { SkillRecord } from "./skill-record.ts";
import type { StateDatabase } from "./state-database.ts";
import type { StoreLayout } from "./store-layout.ts";

/**
 * Exchanges the current version with the rollback version. Each returns in the state in which it was
 * left, so a rollback is undone by another one and never makes a quarantined version active.
 */
export function rollBackSkill(
  database: StateDatabase,
  layout: StoreLayout,
  id: string,
): SkillRecord {
  return database.transaction(() => {
    const { state, versionDigest } = getRecord(database, layout, id);
    const target = database.get(
      `SELECT v.key, v.digest, v.left_state FROM skills s JOIN versions v ON v.key = s.rollback_version
       WHERE s.id = ?`,
      id,
    );
    if (target === undefined) {
      throw runtimeError(`${id} has no rollback snapshot: no earlier version was healthy`, {
        code: "rollback-unavailable",
        hint: "Disable the skill, or install another version.",
      });
    }
    leaveVersion(database, id, state);
    database.run(
      `UPDATE skills SET rollback_version = current_version, current_version = ?, state = ?,
         last_error = NULL, health_streak = 0, health_status = NULL, updated_at = ?
       WHERE id = ?`,
      Number(target["key"]),
      readState(target["left_state"]),
      Date.now(),
      id,
    );
    recordEvent(database, id, "rolled-back", { from: versionDigest, to: String(target["digest"]) });
    return getRecord(database, layout, id);
  });
}

/** Notes in which state the current version was when another one took its place. */
export function leaveVersion(database: StateDatabase, id: string, state: string): void {
  database.run(
    `UPDATE versions SET left_state = ? WHERE key = (SELECT current_version FROM skills WHERE id = ?)`,
    state,
    id,
  );
}
