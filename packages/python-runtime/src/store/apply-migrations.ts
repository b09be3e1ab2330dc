import type { DatabaseSync } from "node:sqlite";
import { runtimeError } from "../errors.ts";
import type { StateDatabase } from "./state-database.ts";

/** Must run inside a transaction, so that two processes opening a new file do not both apply a step. */
export function applyMigrations(
  database: StateDatabase,
  connection: DatabaseSync,
  component: string,
  steps: readonly string[],
): number {
  connection.exec(
    "CREATE TABLE IF NOT EXISTS components (name TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT",
  );
  const row = database.get("SELECT version FROM components WHERE name = ?", component);
  const applied = Number(row?.["version"] ?? 0);
  if (applied > steps.length) {
    throw runtimeError(
      `${database.file} was written by a newer Skillwright: its ${component} tables are at version ${applied}, this one knows ${steps.length}`,
      { code: "state-database-too-new", hint: "Update Skillwright, or use another --home." },
    );
  }
  if (applied < steps.length) {
    for (const step of steps.slice(applied)) connection.exec(step);
    database.run(
      "INSERT INTO components (name, version) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET version = ?2",
      component,
      steps.length,
    );
  }
  return applied;
}
