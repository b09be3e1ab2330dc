import type { JsonObject, JsonValue } from "@skillwright/core";
import type { StateDatabase } from "@skillwright/python-runtime";
import type { ExecutionOptions } from "../execution/execution-options.ts";
import { factoryTables } from "../history/factory-tables.ts";

/** A conversation, or whatever the embedding program calls a session. */
export interface Session {
  readonly id: string;
  readonly userId: string | undefined;
  /** What the session knows; a copy. */
  readonly context: JsonObject;
  /** Adds to what it knows. */
  remember(values: JsonObject): void;
  /** What makes a call belong to the session: spread it into the options of `execute`. */
  readonly options: Pick<ExecutionOptions, "sessionId" | "userId">;
}

/** The sessions of a program. */
export interface Sessions {
  /** The session with this id, begun when there is none. */
  open(id: string, options?: { readonly userId?: string | undefined }): Session;
  /** Forgets a session and all that skills kept for it; harmless when there is none. */
  end(id: string): void;
}

/** Keeps sessions in the state database. */
export function createSessions(database: StateDatabase): Sessions {
  database.migrate("factory", factoryTables);
  const read = (id: string) =>
    database.get("SELECT user_id, context FROM factory_sessions WHERE session_id = ?", id);

  function begin(id: string, userId: string | undefined): void {
    database.run(
      `INSERT INTO factory_sessions (session_id, user_id, context, updated_at) VALUES (?1, ?2, '{}', ?3)
       ON CONFLICT (session_id) DO UPDATE SET user_id = coalesce(?2, user_id), updated_at = ?3`,
      id,
      userId ?? null,
      Date.now(),
    );
  }

  return {
    open(id, { userId } = {}) {
      begin(id, userId);
      const owner = read(id)?.["user_id"];
      const user = typeof owner === "string" ? owner : undefined;
      return {
        id,
        userId: user,
        get context() {
          return parseContext(read(id)?.["context"]);
        },
        remember(values: Readonly<Record<string, JsonValue>>) {
          database.transaction(() => {
            const context = { ...parseContext(read(id)?.["context"]), ...values };
            database.run(
              "UPDATE factory_sessions SET context = ?, updated_at = ? WHERE session_id = ?",
              JSON.stringify(context),
              Date.now(),
              id,
            );
          });
        },
        options: { sessionId: id, userId: user },
      };
    },
    end(id) {
      database.transaction(() => {
        database.run("DELETE FROM factory_sessions WHERE session_id = ?", id);
        database.run("DELETE FROM factory_state WHERE session_id = ?", id);
      });
    },
  };
}

function parseContext(json: unknown): JsonObject {
  return typeof json === "string" ? JSON.parse(json) : {};
}
