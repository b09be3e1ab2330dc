/** The store's tables. Append steps only; a step that was released is never edited. */
export const skillTables: readonly string[] = [
  `
  CREATE TABLE skills (
    id TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    source TEXT NOT NULL,
    current_version INTEGER NOT NULL REFERENCES versions (key) DEFERRABLE INITIALLY DEFERRED,
    rollback_version INTEGER REFERENCES versions (key) DEFERRABLE INITIALLY DEFERRED,
    last_error TEXT,
    health_status TEXT,
    health_streak INTEGER NOT NULL DEFAULT 0,
    health_checked_at INTEGER,
    installed_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE versions (
    key INTEGER PRIMARY KEY,
    skill_id TEXT NOT NULL REFERENCES skills (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    digest TEXT NOT NULL,
    manifest TEXT NOT NULL,
    files TEXT NOT NULL,
    author TEXT NOT NULL,
    shipped INTEGER NOT NULL,
    approved_permissions TEXT NOT NULL,
    approval_digest TEXT,
    healthy INTEGER NOT NULL DEFAULT 0,
    left_state TEXT,
    installed_at INTEGER NOT NULL,
    UNIQUE (skill_id, digest)
  ) STRICT;

  CREATE TABLE executions (
    key INTEGER PRIMARY KEY,
    skill_id TEXT NOT NULL,
    version_digest TEXT NOT NULL,
    action TEXT NOT NULL,
    status TEXT NOT NULL,
    error_code TEXT,
    isolation TEXT NOT NULL,
    duration_ms REAL NOT NULL,
    started_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX executions_by_skill ON executions (skill_id, started_at);

  CREATE TABLE events (
    key INTEGER PRIMARY KEY,
    skill_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    data TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX events_by_skill ON events (skill_id, at);
  `,
];
