import type { Connection, Table } from "@lancedb/lancedb";
import { closeWhenIdle } from "./close-when-idle.ts";
import { TableVersion } from "./table-version.ts";

/** Gives the newest version of a table to those who search, the same one until somebody commits. */
export class NewestVersion {
  readonly #connection: Connection;
  readonly #name: string;
  #last: { readonly number: number; readonly opened: Promise<TableVersion> } | undefined;

  /** @param name - of the table. */
  constructor(connection: Connection, name: string) {
    this.#connection = connection;
    this.#name = name;
  }

  /** @param table - a handle that sees what other processes commit. */
  async of(table: Table): Promise<TableVersion> {
    const number = await table.version();
    if (this.#last?.number !== number) {
      // Whoever still searches in the version before keeps it; LanceDB frees it after that.
      const opened = TableVersion.open(this.#connection, this.#name, number);
      this.#last = { number, opened };
      opened.catch(() => {
        if (this.#last?.opened === opened) this.#last = undefined;
      });
    }
    return this.#last.opened;
  }

  /** Closes the version after whatever is under way in it. */
  async close(): Promise<void> {
    const last = await this.#last?.opened.catch(() => undefined);
    this.#last = undefined;
    if (last) await closeWhenIdle(last.table);
  }
}
