import { runtimeError } from "../errors.ts";

/** As for the state database: longer than any holder needs, short enough to be noticed. */
const patienceMs = 10_000;

/** SQLite's primary result code for a lock that somebody else holds. */
const busy = 5;

/**
 * Runs synchronous work while no other process does so for the same file.
 *
 * SQLite's lock on a file beside it: unlike a lock file of our own it ends with its holder, however
 * that dies, and works on every system that SQLite does.
 *
 * @throws SkillwrightError `credential-store-failed` when another process holds it for too long.
 */
export function withFileLock<T>(path: string, work: () => T, timeoutMs = patienceMs): T {
  const { DatabaseSync } = process.getBuiltinModule("node:sqlite");
  const connection = new DatabaseSync(`${path}.lock`, { timeout: timeoutMs });
  try {
    lock(connection, path);
    return work();
  } finally {
    if (connection.isTransaction) connection.exec("ROLLBACK");
    connection.close();
  }
}

function lock(connection: { exec(sql: string): void }, path: string): void {
  try {
    connection.exec("BEGIN EXCLUSIVE");
  } catch (cause) {
    const code = cause instanceof Error && "errcode" in cause ? Number(cause.errcode) & 0xff : 0;
    if (code !== busy) throw cause;
    throw runtimeError(`another process is writing the credential file ${path}`, {
      code: "credential-store-failed",
      hint: "Try again.",
      cause,
    });
  }
}
