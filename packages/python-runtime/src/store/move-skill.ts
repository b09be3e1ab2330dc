import { canTransition, type SkillState } from "@skillwright/core";
import { runtimeError } from "../errors.ts";
import { getRecord } from "./read-records.ts";
import { recordEvent } from "./record-event.ts";
import type { SkillRecord } from "./skill-record.ts";
import type { StateDatabase } from "./state-database.ts";
import type { StoreLayout } from "./store-layout.ts";

/** Changes a skill's state in one transaction, or refuses and changes nothing. */
export function moveSkill(
  database: StateDatabase,
  layout: StoreLayout,
  id: string,
  to: SkillState,
  reason?: string,
): SkillRecord {
  return database.transaction(() => {
    const { state: from } = getRecord(database, layout, id);
    if (!canTransition(from, to)) throw refusal(id, from, to);
    // Becoming active is a fresh start; reaching it from testing means that the live test passed.
    if (to === "active") {
      database.run(
        "UPDATE skills SET last_error = NULL, health_streak = 0, health_status = NULL WHERE id = ?",
        id,
      );
    }
    if (to === "active" && from === "testing") {
      database.run(
        "UPDATE versions SET healthy = 1 WHERE key = (SELECT current_version FROM skills WHERE id = ?)",
        id,
      );
    }
    if (reason !== undefined)
      database.run("UPDATE skills SET last_error = ? WHERE id = ?", reason, id);
    database.run("UPDATE skills SET state = ?, updated_at = ? WHERE id = ?", to, Date.now(), id);
    recordEvent(database, id, "state-changed", {
      from,
      to,
      ...(reason !== undefined && { reason }),
    });
    return getRecord(database, layout, id);
  });
}

const hints: Partial<Record<`${SkillState}>${SkillState}`, string>> = {
  "quarantined>active": "Disable it first: that says you looked at why it was quarantined.",
  "pending>active": "Test it first.",
};

function refusal(id: string, from: SkillState, to: SkillState): Error {
  const same = from === to ? `is already ${to}` : `cannot go from ${from} to ${to}`;
  return runtimeError(`${id} ${same}`, {
    code: "skill-transition-refused",
    hint: hints[`${from}>${to}`],
  });
}
