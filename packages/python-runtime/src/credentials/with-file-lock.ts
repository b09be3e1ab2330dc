/** As for the state database: longer than any holder needs, short enough to be noticed. */
const timeoutMs = 5_000;

/**
 * Runs synchronous work while no other process does so for the same file.
 *
 * SQLite's lock on a file beside it: unlike a lock file of our own it ends with its holder, however
 * that dies, and works on every system that SQLite does.
 */
export function withFileLock<T>(path: string, work: () => T): T {
  const { DatabaseSync } = process.getBuiltinModule("node:sqlite");
  const connection = new DatabaseSync(`${path}.lock`, { timeout: timeoutMs });
  try {
    connection.exec("BEGIN EXCLUSIVE");
    return work();
  } finally {
    if (connection.isTransaction) connection.exec("ROLLBACK");
    connection.close();
  }
}
