import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from "node:sqlite";
import { applyMigrations } from "./apply-migrations.ts";

/** A row as SQLite gives it: column name to value. */
export type StateRow = Record<string, SQLOutputValue>;

/**
 * The data directory's SQLite file, shared by every package that keeps state.
 *
 * Several processes may have it open; each write waits for the other (10 s).
 */
export interface StateDatabase extends Disposable {
  /** Absolute path of the file. */
  readonly file: string;

  /**
   * Brings one component's tables up to date: each step runs once, in order, ever.
   *
   * @param component - whose tables these are, e.g. `"generator"`; versions are counted per component.
   * @param steps - SQL scripts; only ever append to this list.
   * @returns how many steps had been applied before (0 for a component seen for the first time).
   * @throws SkillwrightError `state-database-too-new` when the file knows more steps than are given.
   */
  migrate(component: string, steps: readonly string[]): number;

  /**
   * Runs `work` in one write transaction: all of it is kept, or, when it throws, none.
   * Called inside another transaction it joins that one.
   */
  transaction<T>(work: () => T): T;

  /** Runs one statement; returns how many rows it changed. Positional (`?`) or named (`:name`) values. */
  run(sql: string, ...values: SQLInputValue[]): number;

  /** The first row, if any. */
  get(sql: string, ...values: SQLInputValue[]): StateRow | undefined;

  /** All rows. */
  all(sql: string, ...values: SQLInputValue[]): StateRow[];

  /** Closes the file; closing twice is harmless. */
  close(): void;
}

/** The connection behind {@link StateDatabase}. @internal */
export class SqliteStateDatabase implements StateDatabase {
  readonly file: string;
  readonly #connection: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(file: string, connection: DatabaseSync) {
    this.file = file;
    this.#connection = connection;
  }

  migrate(component: string, steps: readonly string[]): number {
    return this.transaction(() => applyMigrations(this, this.#connection, component, steps));
  }

  transaction<T>(work: () => T): T {
    if (this.#connection.isTransaction) return work();
    // IMMEDIATE takes the write lock now: what `work` reads cannot change before it writes.
    this.#connection.exec("BEGIN IMMEDIATE");
    try {
      const result = work();
      this.#connection.exec("COMMIT");
      return result;
    } catch (error) {
      // A full disk or an interrupt may already have rolled back.
      if (this.#connection.isTransaction) this.#connection.exec("ROLLBACK");
      throw error;
    }
  }

  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#prepare(sql).run(...values).changes);
  }

  get(sql: string, ...values: SQLInputValue[]): StateRow | undefined {
    return this.#prepare(sql).get(...values);
  }

  all(sql: string, ...values: SQLInputValue[]): StateRow[] {
    return this.#prepare(sql).all(...values);
  }

  close(): void {
    this.#statements.clear();
    if (this.#connection.isOpen) this.#connection.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#connection.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}
