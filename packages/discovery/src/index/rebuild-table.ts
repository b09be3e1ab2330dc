import type { Table } from "@lancedb/lancedb";
import type { Embedder } from "../embed/embedder.ts";
import type { SkillEntry } from "../entry.ts";
import { checkEntry } from "./check-entry.ts";
import { entryDigests } from "./entry-digests.ts";
import { readFrom } from "./read-from.ts";
import type { RebuildOptions, RebuildReport } from "./skill-index.ts";
import { createVectorIndex } from "./vector-index.ts";
import { writeEntries } from "./write-entries.ts";
import { removeRows } from "./write-rows.ts";

/** Skills embedded and written at a time: what an interrupted rebuild loses at most. */
const batchSize = 256;

/** Makes a table hold exactly these skills. Readers see a searchable index all the time. */
export async function rebuildTable(
  table: Table,
  embedder: Embedder,
  entries: readonly SkillEntry[],
  { signal, removable, onProgress }: RebuildOptions,
): Promise<RebuildReport> {
  entries.forEach(checkEntry);
  const wanted = new Map(entries.map((entry) => [entry.id, entry]));
  const present = await rowDigests(table);
  const changed = [...wanted.values()].filter(
    (entry) => present.get(entry.id) !== entryDigests(entry, embedder.id).digest,
  );
  const total = wanted.size;
  const unchanged = total - changed.length;
  for (let start = 0; start < changed.length; start += batchSize) {
    signal?.throwIfAborted();
    const batch = changed.slice(start, start + batchSize);
    await writeEntries(table, embedder, batch, { signal });
    onProgress?.({ done: unchanged + start + batch.length, total });
  }
  const vanished = [...present.keys()].filter(
    (id) => !wanted.has(id) && removable?.has(id) !== false,
  );
  signal?.throwIfAborted();
  await removeRows(table, vanished);
  if (changed.length > 0) await createVectorIndex(table);
  return { unchanged, written: changed.length, removed: vanished.length };
}

/** The digest of every row, by skill id. */
export async function rowDigests(table: Table): Promise<Map<string, string>> {
  const rows = await readFrom(table, () => table.query().select(["id", "digest"]).toArrow());
  const ids = rows.getChild("id");
  const values = rows.getChild("digest");
  return new Map(
    Array.from({ length: rows.numRows }, (_, i) => [String(ids?.get(i)), String(values?.get(i))]),
  );
}
