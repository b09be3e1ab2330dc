/** The tables of this package in the state database; only ever append. */
export const factoryTables: readonly string[] = [
  `CREATE TABLE factory_executions (
     key INTEGER PRIMARY KEY,
     execution_id TEXT NOT NULL UNIQUE,
     parent_id TEXT,
     correlation_id TEXT NOT NULL,
     skill_id TEXT NOT NULL,
     version TEXT,
     action TEXT,
     session_id TEXT,
     user_id TEXT,
     status TEXT NOT NULL,
     error_code TEXT,
     error_kind TEXT,
     cache_hit INTEGER NOT NULL,
     circuit_breaker_triggered INTEGER NOT NULL,
     retry_count INTEGER NOT NULL,
     isolation TEXT NOT NULL,
     duration_ms REAL NOT NULL,
     cpu_ms REAL,
     peak_memory_bytes INTEGER,
     started_at INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX factory_executions_by_skill ON factory_executions (skill_id, key);
   CREATE TABLE factory_attempts (
     execution_key INTEGER NOT NULL REFERENCES factory_executions (key) ON DELETE CASCADE,
     number INTEGER NOT NULL,
     status TEXT NOT NULL,
     error_code TEXT,
     error_kind TEXT,
     duration_ms REAL NOT NULL,
     started_at INTEGER NOT NULL,
     PRIMARY KEY (execution_key, number)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE factory_statistics (
     skill_id TEXT PRIMARY KEY,
     total INTEGER NOT NULL,
     successful INTEGER NOT NULL,
     refused INTEGER NOT NULL,
     attempts INTEGER NOT NULL,
     cache_hits INTEGER NOT NULL,
     total_ms REAL NOT NULL,
     min_ms REAL NOT NULL,
     max_ms REAL NOT NULL,
     last_at INTEGER NOT NULL
   ) STRICT;
   CREATE TABLE factory_latencies (
     skill_id TEXT NOT NULL,
     bucket INTEGER NOT NULL,
     count INTEGER NOT NULL,
     PRIMARY KEY (skill_id, bucket)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE factory_results (
     key TEXT PRIMARY KEY,
     skill_id TEXT NOT NULL,
     value TEXT NOT NULL,
     expires_at INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX factory_results_by_age ON factory_results (expires_at);
   CREATE TABLE factory_state (
     skill_id TEXT NOT NULL,
     session_id TEXT NOT NULL,
     key TEXT NOT NULL,
     value TEXT NOT NULL,
     updated_at INTEGER NOT NULL,
     PRIMARY KEY (skill_id, session_id, key)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE factory_sessions (
     session_id TEXT PRIMARY KEY,
     user_id TEXT,
     context TEXT NOT NULL,
     updated_at INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE factory_feedback (
     key INTEGER PRIMARY KEY,
     execution_id TEXT NOT NULL,
     skill_id TEXT NOT NULL,
     rating TEXT NOT NULL,
     comment TEXT NOT NULL,
     at INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX factory_feedback_by_skill ON factory_feedback (skill_id, key);`,
];
