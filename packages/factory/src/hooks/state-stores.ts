import type { JsonValue } from "@skillwright/core";
import type { StateDatabase } from "@skillwright/python-runtime";
import type { SkillStateStore } from "./skill-state-store.ts";

/** Gives each pair of skill and session a store of its own; no session is a session, too. */
export type SkillStateStores = (skillId: string, sessionId: string) => SkillStateStore;

/** Stores that end with the process. */
export function createMemoryStates(): SkillStateStores {
  const values = new Map<string, Map<string, string>>();
  return (skillId, sessionId) => {
    const key = JSON.stringify([skillId, sessionId]);
    const read = () => values.get(key);
    return {
      get: async (name) => parse(read()?.get(name)),
      set: async (name, value) => {
        values.set(key, (read() ?? new Map<string, string>()).set(name, JSON.stringify(value)));
      },
      delete: async (name) => void read()?.delete(name),
      keys: async () => [...(read()?.keys() ?? [])].sort(),
    };
  };
}

/** Stores in the state database. */
export function createSqliteStates(database: StateDatabase): SkillStateStores {
  return (skillId, sessionId) => ({
    async get(name) {
      const row = database.get(
        "SELECT value FROM factory_state WHERE skill_id = ? AND session_id = ? AND key = ?",
        skillId,
        sessionId,
        name,
      );
      return row && parse(String(row["value"]));
    },
    async set(name, value) {
      database.run(
        `INSERT INTO factory_state (skill_id, session_id, key, value, updated_at)
         VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (skill_id, session_id, key) DO UPDATE SET value = ?4, updated_at = ?5`,
        skillId,
        sessionId,
        name,
        JSON.stringify(value),
        Date.now(),
      );
    },
    async delete(name) {
      database.run(
        "DELETE FROM factory_state WHERE skill_id = ? AND session_id = ? AND key = ?",
        skillId,
        sessionId,
        name,
      );
    },
    async keys() {
      const rows = database.all(
        "SELECT key FROM factory_state WHERE skill_id = ? AND session_id = ? ORDER BY key",
        skillId,
        sessionId,
      );
      return rows.map((row) => String(row["key"]));
    },
  });
}

function parse(json: string | undefined): JsonValue | undefined {
  return json === undefined ? undefined : JSON.parse(json);
}
