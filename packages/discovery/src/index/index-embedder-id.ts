import type { ConnectionOptions } from "@lancedb/lancedb";
import { isAbsent } from "./disk-bytes.ts";
import { connectTo, findTable } from "./open-table.ts";
import { embedderKey } from "./schema.ts";

/** Where an index is. */
export interface IndexPlace {
  readonly uri: string;
  /** `skills` by default. */
  readonly table?: string | undefined;
  readonly connection?: Partial<ConnectionOptions> | undefined;
}

/**
 * The id of the embedder that an index was made with, `undefined` when there is no index yet.
 *
 * Ask before choosing an embedder: opening an index with another one embeds all skills anew.
 *
 * @throws SkillwrightError `index-unavailable` when LanceDB cannot open it.
 */
export async function indexEmbedderId({
  uri,
  table: name = "skills",
  connection: options = {},
}: IndexPlace): Promise<string | undefined> {
  if (isAbsent(uri)) return undefined;
  const connection = await connectTo(uri, options);
  const table = await findTable(connection, name);
  const id = table && (await table.schema()).metadata.get(embedderKey);
  table?.close();
  connection.close();
  return id;
}
