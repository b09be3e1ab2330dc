import type { Connection, ConnectionOptions, Table } from "@lancedb/lancedb";
import { commit } from "./commit.ts";
import { publicUri, rememberSecrets } from "./hide-secrets.ts";
import { indexSchema } from "./schema.ts";
import { unavailable } from "./unavailable.ts";

/** Connects to a directory or anything else LanceDB opens; reads see every committed write. */
export async function connectTo(
  uri: string,
  options: Partial<ConnectionOptions>,
): Promise<Connection> {
  const { connect } = await import("@lancedb/lancedb");
  rememberSecrets(uri, { ...options });
  try {
    return await connect(uri, { readConsistencyInterval: 0, ...options });
  } catch (cause) {
    throw unavailable(`open the index at ${publicUri(uri)}`, cause);
  }
}

/** The table of that name, or `undefined` when nobody has created it. */
export async function findTable(connection: Connection, name: string): Promise<Table | undefined> {
  try {
    return await connection.openTable(name);
  } catch (cause) {
    if (cause instanceof Error && /not found|does not exist/i.test(cause.message)) return undefined;
    throw unavailable(`open the index's table ${name}`, cause, connection);
  }
}

/** Creates the table empty, unless another process just has. */
export async function createTable(
  connection: Connection,
  name: string,
  { id, dimensions }: { readonly id: string; readonly dimensions: number },
): Promise<Table> {
  const schema = await indexSchema(dimensions, id);
  return commit(`create the index's table ${name}`, connection, () =>
    connection.createEmptyTable(name, schema, { mode: "create", existOk: true }),
  );
}
