import type { Table } from "@lancedb/lancedb";
import type { Embedder, EmbedOptions } from "../embed/embedder.ts";
import type { SkillEntry } from "../entry.ts";
import { entryRows } from "./entry-rows.ts";
import { knownVectors } from "./known-vectors.ts";
import { writeRows } from "./write-rows.ts";

/** Writes entries with distinct ids in one commit, embedding only the texts that changed. */
export async function writeEntries(
  table: Table,
  embedder: Embedder,
  entries: readonly SkillEntry[],
  options: EmbedOptions,
): Promise<void> {
  const ids = entries.map(({ id }) => id);
  const known = await knownVectors(table, ids);
  await writeRows(table, await entryRows(entries, embedder, { ...options, known }));
}
