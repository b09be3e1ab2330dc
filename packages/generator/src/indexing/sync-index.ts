import { isRunnable } from "@skillwright/core";
import type { SkillEntry, SkillIndex } from "@skillwright/discovery";
import type { SkillRecord, SkillStore } from "@skillwright/python-runtime";
import { z } from "zod";

const migrations = [
  `create table indexed_skills (
     index_uri text not null,
     skill_id text not null,
     version_digest text not null,
     primary key (index_uri, skill_id)
   ) strict;`,
];

const rowSchema = z.object({ skill_id: z.string(), version_digest: z.string() });

/** Brings an index up to date with what is installed; that is the truth. */
export type IndexSync = (index: SkillIndex) => Promise<void>;

/** A skill that an index should know, and what its entry was made from. */
export interface IndexableSkill {
  readonly entry: SkillEntry;
  /** Changes whenever the entry does. */
  readonly digest: string;
}

/** Settings of {@link createIndexSync}. */
export interface IndexSyncOptions {
  /** Skills besides the store's, with ids of their own. */
  readonly others?: (() => Promise<readonly IndexableSkill[]>) | undefined;
}

/**
 * Keeps note, beside the lifecycle records, of what an index was last told. The index is written
 * first and the note after it, so that a crash in between only makes the next call say it again.
 *
 * @param indexUri - tells indexes apart; a new one is filled from the start.
 */
export function createIndexSync(
  store: SkillStore,
  indexUri: string,
  { others = async () => [] }: IndexSyncOptions = {},
): IndexSync {
  const { database } = store;
  database.migrate("indexing", migrations);

  return async (index) => {
    const noted = new Map(
      database
        .all("select skill_id, version_digest from indexed_skills where index_uri = ?", indexUri)
        .map((row) => {
          const { skill_id, version_digest } = rowSchema.parse(row);
          return [skill_id, version_digest];
        }),
    );
    // An index that was deleted or replaced under the note has to be told everything again.
    if (noted.size > 0 && (await index.count()) === 0) noted.clear();

    const runnable = store.list().filter(({ state }) => isRunnable(state));
    const offered = [...runnable.map(indexableSkill), ...(await others())];
    const changed = offered.filter(({ entry, digest }) => noted.get(entry.id) !== digest);
    const offeredIds = new Set(offered.map(({ entry }) => entry.id));
    const gone = [...noted.keys()].filter((id) => !offeredIds.has(id));

    if (changed.length > 0) await index.upsert(changed.map(({ entry }) => entry));
    if (gone.length > 0) await index.remove(gone);
    database.transaction(() => {
      for (const { entry, digest } of changed) {
        database.run(
          `insert or replace into indexed_skills (index_uri, skill_id, version_digest)
           values (?, ?, ?)`,
          ...[indexUri, entry.id, digest],
        );
      }
      for (const id of gone) {
        database.run(
          "delete from indexed_skills where index_uri = ? and skill_id = ?",
          indexUri,
          id,
        );
      }
    });
  };
}

/** How an installed Python skill is described to the index. */
function indexableSkill(record: SkillRecord): IndexableSkill {
  const { id, name, description, author, state, manifest, versionDigest } = record;
  const { tags, examples } = manifest;
  const source = author === "compiler" ? "compiled" : "python";
  return {
    entry: { id, name, description, source, state, tags, examples },
    digest: versionDigest,
  };
}
