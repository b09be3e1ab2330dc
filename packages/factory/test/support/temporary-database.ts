import { join } from "node:path";
import { openStateDatabase, type StateDatabase } from "@skillwright/python-runtime";
import { temporaryDirectory } from "./temporary-directory.ts";

/** A state database in a directory of its own; both go away with their scope. */
export function temporaryDatabase(): Disposable & { readonly database: StateDatabase } {
  const directory = temporaryDirectory();
  const database = openStateDatabase(join(directory.path, "state.db"));
  return {
    database,
    [Symbol.dispose]: () => {
      database.close();
      directory[Symbol.dispose]();
    },
  };
}
