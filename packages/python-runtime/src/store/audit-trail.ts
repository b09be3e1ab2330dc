import type { ExecutionEntry, SkillEvent } from "./skill-store.ts";
import type { StateDatabase } from "./state-database.ts";

interface TrailFilter {
  readonly skillId?: string | undefined;
  readonly limit?: number | undefined;
}

/** Keeps one execution. */
export function recordExecution(database: StateDatabase, entry: ExecutionEntry): void {
  database.run(
    `INSERT INTO executions (skill_id, version_digest, action, status, error_code, isolation, duration_ms,
       started_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    entry.skillId,
    entry.versionDigest,
    entry.action,
    entry.status,
    entry.errorCode ?? null,
    entry.isolation,
    entry.durationMs,
    entry.startedAt,
  );
}

/** Latest first. */
export function listExecutions(
  database: StateDatabase,
  { skillId, limit = 100 }: TrailFilter,
): ExecutionEntry[] {
  const rows = database.all(
    "SELECT * FROM executions WHERE ?1 IS NULL OR skill_id = ?1 ORDER BY key DESC LIMIT ?2",
    skillId ?? null,
    limit,
  );
  return rows.map((row) => ({
    skillId: String(row["skill_id"]),
    versionDigest: String(row["version_digest"]),
    action: String(row["action"]),
    status: row["status"] === "ok" ? "ok" : row["status"] === "error" ? "error" : "failed",
    ...(row["error_code"] !== null && { errorCode: String(row["error_code"]) }),
    isolation: String(row["isolation"]),
    durationMs: Number(row["duration_ms"]),
    startedAt: Number(row["started_at"]),
  }));
}

/** Latest first. */
export function listEvents(
  database: StateDatabase,
  { skillId, limit = 100 }: TrailFilter,
): SkillEvent[] {
  const rows = database.all(
    "SELECT * FROM events WHERE ?1 IS NULL OR skill_id = ?1 ORDER BY key DESC LIMIT ?2",
    skillId ?? null,
    limit,
  );
  return rows.map((row) => ({
    skillId: String(row["skill_id"]),
    kind: String(row["kind"]),
    data: JSON.parse(String(row["data"])),
    at: Number(row["at"]),
  }));
}
