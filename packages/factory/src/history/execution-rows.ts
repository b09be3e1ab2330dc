import type { StateDatabase, StateRow } from "@skillwright/python-runtime";
import { z } from "zod";
import type { HistoryQuery } from "./execution-history.ts";
import type { AttemptRecord, ExecutionRecord } from "./execution-record.ts";

/** Writes one call and its attempts. Call inside a transaction. */
export function writeExecution(database: StateDatabase, record: ExecutionRecord): void {
  const row = database.get(
    `INSERT INTO factory_executions (execution_id, parent_id, correlation_id, skill_id, version, action,
       session_id, user_id, status, error_code, error_kind, cache_hit, circuit_breaker_triggered,
       retry_count, isolation, duration_ms, cpu_ms, peak_memory_bytes, started_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING key`,
    record.executionId,
    record.parentId ?? null,
    record.correlationId,
    record.skillId,
    record.version ?? null,
    record.action ?? null,
    record.sessionId ?? null,
    record.userId ?? null,
    record.status,
    record.errorCode ?? null,
    record.errorKind ?? null,
    Number(record.cacheHit),
    Number(record.circuitBreakerTriggered),
    record.retryCount,
    record.isolation,
    record.executionTimeMs,
    record.cpuMs ?? null,
    record.peakMemoryBytes ?? null,
    record.startedAt,
  );
  for (const attempt of record.attempts) {
    database.run(
      `INSERT INTO factory_attempts
         (execution_key, number, status, error_code, error_kind, duration_ms, started_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      Number(row?.["key"]),
      attempt.number,
      attempt.status,
      attempt.errorCode ?? null,
      attempt.errorKind ?? null,
      attempt.durationMs,
      attempt.startedAt,
    );
  }
}

/** Latest first. */
export function listExecutions(
  database: StateDatabase,
  { skillId, sessionId, correlationId, status, limit = 100 }: HistoryQuery = {},
): ExecutionRecord[] {
  const rows = database.all(
    `SELECT * FROM factory_executions
     WHERE (?1 IS NULL OR skill_id = ?1) AND (?2 IS NULL OR session_id = ?2)
       AND (?3 IS NULL OR correlation_id = ?3) AND (?4 IS NULL OR status = ?4)
     ORDER BY key DESC LIMIT ?5`,
    skillId ?? null,
    sessionId ?? null,
    correlationId ?? null,
    status ?? null,
    limit,
  );
  return rows.map((row) => toRecord(row, listAttempts(database, Number(row["key"]))));
}

function listAttempts(database: StateDatabase, key: number): AttemptRecord[] {
  const rows = database.all(
    "SELECT * FROM factory_attempts WHERE execution_key = ? ORDER BY number",
    key,
  );
  return rows.map((row) => ({
    number: Number(row["number"]),
    status: attemptStatus.parse(row["status"]),
    ...errorOf(row),
    durationMs: Number(row["duration_ms"]),
    startedAt: Number(row["started_at"]),
  }));
}

const attemptStatus = z.enum(["ok", "failed"]);
const executionStatus = z.enum(["ok", "failed", "refused", "cancelled"]);
const errorKind = z.enum(["refused", "caller", "transient", "permanent", "timeout", "cancelled"]);

function toRecord(row: StateRow, attempts: readonly AttemptRecord[]): ExecutionRecord {
  return {
    executionId: String(row["execution_id"]),
    correlationId: String(row["correlation_id"]),
    skillId: String(row["skill_id"]),
    ...(row["parent_id"] !== null && { parentId: String(row["parent_id"]) }),
    ...(row["version"] !== null && { version: String(row["version"]) }),
    ...(row["action"] !== null && { action: String(row["action"]) }),
    ...(row["session_id"] !== null && { sessionId: String(row["session_id"]) }),
    ...(row["user_id"] !== null && { userId: String(row["user_id"]) }),
    status: executionStatus.parse(row["status"]),
    ...errorOf(row),
    cacheHit: row["cache_hit"] === 1,
    circuitBreakerTriggered: row["circuit_breaker_triggered"] === 1,
    retryCount: Number(row["retry_count"]),
    isolation: String(row["isolation"]),
    executionTimeMs: Number(row["duration_ms"]),
    ...(row["cpu_ms"] !== null && { cpuMs: Number(row["cpu_ms"]) }),
    ...(row["peak_memory_bytes"] !== null && { peakMemoryBytes: Number(row["peak_memory_bytes"]) }),
    startedAt: Number(row["started_at"]),
    attempts,
  };
}

function errorOf(row: StateRow) {
  return {
    ...(row["error_code"] !== null && { errorCode: String(row["error_code"]) }),
    ...(row["error_kind"] !== null && { errorKind: errorKind.parse(row["error_kind"]) }),
  };
}
