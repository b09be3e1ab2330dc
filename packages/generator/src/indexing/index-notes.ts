import type { StateDatabase } from "@skillwright/python-runtime";
import { z } from "zod";
import type { IndexableSkill } from "./sync-index.ts";

const migrations = [
  `create table indexed_skills (
     index_uri text not null,
     skill_id text not null,
     version_digest text not null,
     primary key (index_uri, skill_id)
   ) strict;`,
];

const rowSchema = z.object({ skill_id: z.string(), version_digest: z.string() });

/** What one index was last told: the digest of each skill, by id. */
export interface IndexNotes {
  read(): Map<string, string>;
  /** Notes skills as told, and others as gone, in one transaction. */
  write(told: readonly IndexableSkill[], gone: readonly string[]): void;
}

/** @param indexUri - tells indexes apart. */
export function createIndexNotes(database: StateDatabase, indexUri: string): IndexNotes {
  database.migrate("indexing", migrations);
  return {
    read() {
      const rows = database.all(
        "select skill_id, version_digest from indexed_skills where index_uri = ?",
        indexUri,
      );
      return new Map(
        rows.map((row) => {
          const { skill_id, version_digest } = rowSchema.parse(row);
          return [skill_id, version_digest];
        }),
      );
    },
    write(told, gone) {
      database.transaction(() => {
        for (const { entry, digest } of told) {
          database.run(
            `insert or replace into indexed_skills (index_uri, skill_id, version_digest)
             values (?, ?, ?)`,
            ...[indexUri, entry.id, digest],
          );
        }
        for (const id of gone) {
          database.run(
            "delete from indexed_skills where index_uri = ? and skill_id = ?",
            ...[indexUri, id],
          );
        }
      });
    },
  };
}
