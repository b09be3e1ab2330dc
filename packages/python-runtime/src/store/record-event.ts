import type { StateDatabase } from "./state-database.ts";

/** Writes an event in the caller's transaction, so there is no event of what did not happen. */
export function recordEvent(
  database: StateDatabase,
  skillId: string,
  kind: string,
  data: Readonly<Record<string, string>> = {},
): void {
  database.run(
    "INSERT INTO events (skill_id, kind, data, at) VALUES (?, ?, ?, ?)",
    skillId,
    kind,
    JSON.stringify(data),
    Date.now(),
  );
}
