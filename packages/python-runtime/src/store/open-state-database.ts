import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { SkillwrightError } from "@skillwright/core";
import { runtimeError } from "../errors.ts";
import { SqliteStateDatabase, type StateDatabase } from "./state-database.ts";

/** Long enough for another process's slowest transaction (an upgrade's renames), short enough to be noticed. */
const busyTimeoutMs = 10_000;

/** Between two tries to open a file that another process holds. */
const retryPauseMs = 20;

/**
 * Opens the state file, creating it and its directory when they are missing.
 *
 * @param file - path of `state.db`.
 * @throws SkillwrightError `state-database-damaged` when the file is no intact SQLite database,
 *   `state-database-unwritable` when it cannot be opened or created.
 */
export function openStateDatabase(file: string): StateDatabase {
  const path = resolve(file);
  const deadline = performance.now() + busyTimeoutMs;
  for (;;) {
    try {
      return connect(path);
    } catch (error) {
      // SQLite calls no busy handler where waiting could deadlock, as when two connections switch a
      // new file to WAL: it gives up at once, and only a new connection gets further.
      if (resultCode(error) !== busy || performance.now() > deadline) {
        throw describeOpenFailure(path, error);
      }
      pause(retryPauseMs);
    }
  }
}

function connect(path: string): StateDatabase {
  // Loaded here and not at the top: importing the package must stay cheap.
  const { DatabaseSync } = process.getBuiltinModule("node:sqlite");
  mkdirSync(dirname(path), { recursive: true });
  const connection = new DatabaseSync(path, {
    timeout: busyTimeoutMs,
    enableForeignKeyConstraints: true,
  });
  try {
    connection.exec("PRAGMA journal_mode = WAL");
    // FULL, not NORMAL: files of a removed version are deleted after its commit, so the commit must be on disk.
    connection.exec("PRAGMA synchronous = FULL");
    const check = connection.prepare("PRAGMA quick_check(1)").get()?.["quick_check"];
    if (check !== "ok") throw new Error(String(check));
    return new SqliteStateDatabase(path, connection);
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Sleeps without giving way: opening is synchronous, and the wait is short. */
function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** Result codes: https://www.sqlite.org/rescode.html */
const busy = 5;
const corrupt = 11;
const notADatabase = 26;

/** The primary result code of an error that SQLite threw. */
function resultCode(error: unknown): number | undefined {
  return error instanceof Error && "errcode" in error ? Number(error.errcode) & 0xff : undefined;
}

function describeOpenFailure(path: string, error: unknown): SkillwrightError {
  if (SkillwrightError.is(error)) return error;
  const code = resultCode(error);
  const reason = error instanceof Error ? error.message : String(error);
  const unreadable = code === undefined ? !isSystemError(error) : false;
  if (code === corrupt || code === notADatabase || unreadable) {
    return runtimeError(`${path} is damaged: ${reason}`, {
      code: "state-database-damaged",
      hint: "Restore the file from a backup; the installed packages under skills/ are untouched.",
      cause: error,
    });
  }
  return runtimeError(`cannot open ${path}: ${reason}`, {
    code: "state-database-unwritable",
    hint: "Check the directory's rights and free space, or use another --home.",
    cause: error,
  });
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}
