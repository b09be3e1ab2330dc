import type { StateDatabase } from "@skillwright/python-runtime";
import { z } from "zod";
import { intentKey } from "./intent-key.ts";

/** Intents kept for one skill: each is embedded, and compared with every request that comes near. */
const maxIntents = 32;
/** Longer ones describe more than a request does, and no embedder reads that far: characters. */
const maxIntentLength = 500;
/** How long an offer waits for its answer: a week, in milliseconds. */
const keepOffersMs = 7 * 24 * 3600 * 1000;

/**
 * What people have said about matches. Kept beside the lifecycle records and not in packages, which
 * are immutable; so it outlives upgrades and a deleted index.
 */
export interface MatchMemory {
  /** Notes which skills a person was asked about. */
  offer(intent: string, skillIds: readonly string[]): void;
  /** A person says that these skills do not do it: they are not offered for it again. */
  reject(intent: string, skillIds: readonly string[]): void;
  /** A person goes on in spite of what was offered for this intent: none of it does it. */
  rejectOffered(intent: string): void;
  /** Skills that are not to be offered for this intent. */
  rejected(intent: string): string[];
  /** The skill was made for this intent, or a person says that it serves it. */
  remember(skillId: string, intent: string, origin: IntentOrigin): void;
  /** The intents of every skill by its id, the latest first; at most 32 each. */
  intents(): Map<string, string[]>;
  /** Forgets what was said about a skill that is removed. */
  forget(skillId: string): void;
}

/** How a skill came by an intent: it was generated from it, or a person chose it. */
export type IntentOrigin = "generated" | "chosen";

const migrations = [
  `create table match_answers (
     intent_key text not null,
     skill_id text not null,
     answer text not null check (answer in ('offered', 'not-same')),
     answered_at integer not null,
     primary key (intent_key, skill_id)
   ) strict;
   create table skill_intents (
     skill_id text not null,
     intent_key text not null,
     intent text not null,
     origin text not null check (origin in ('generated', 'chosen')),
     remembered_at integer not null,
     primary key (skill_id, intent_key)
   ) strict;`,
];

const idSchema = z.object({ skill_id: z.string() });
const intentSchema = z.object({ skill_id: z.string(), intent: z.string() });

/** @param database - the data directory's; the memory keeps tables of its own in it. */
export function createMatchMemory(database: StateDatabase): MatchMemory {
  database.migrate("matches", migrations);

  function answer(intent: string, skillIds: readonly string[], said: "offered" | "not-same") {
    for (const id of skillIds) {
      database.run(
        `insert into match_answers (intent_key, skill_id, answer, answered_at) values (?, ?, ?, ?)
         on conflict do update set answer = excluded.answer, answered_at = excluded.answered_at`,
        ...[intentKey(intent), id, said, Date.now()],
      );
    }
  }

  /** What was remembered before is taken back. */
  function reject(intent: string, skillIds: readonly string[]) {
    database.transaction(() => {
      answer(intent, skillIds, "not-same");
      for (const id of skillIds) {
        database.run(
          "delete from skill_intents where skill_id = ? and intent_key = ?",
          ...[id, intentKey(intent)],
        );
      }
    });
  }

  const idsWith = (intent: string, said: "offered" | "not-same") =>
    database
      .all(
        "select skill_id from match_answers where intent_key = ? and answer = ?",
        ...[intentKey(intent), said],
      )
      .map((row) => idSchema.parse(row).skill_id);

  return {
    reject,
    rejectOffered: (intent) => reject(intent, idsWith(intent, "offered")),
    rejected: (intent) => idsWith(intent, "not-same"),
    offer(intent, skillIds) {
      database.transaction(() => {
        database.run(
          "delete from match_answers where answer = 'offered' and (intent_key = ? or answered_at < ?)",
          ...[intentKey(intent), Date.now() - keepOffersMs],
        );
        answer(intent, skillIds, "offered");
      });
    },
    remember(skillId, intent, origin) {
      const key = intentKey(intent);
      database.transaction(() => {
        database.run(
          "delete from match_answers where intent_key = ? and skill_id = ?",
          ...[key, skillId],
        );
        if (intent.length > maxIntentLength) return;
        database.run(
          `insert into skill_intents (skill_id, intent_key, intent, origin, remembered_at)
           values (?, ?, ?, ?, ?) on conflict do nothing`,
          ...[skillId, key, intent, origin, Date.now()],
        );
        // What it was made from stays; of the rest the oldest go.
        database.run(
          `delete from skill_intents where skill_id = ?1 and intent_key not in (
             select intent_key from skill_intents where skill_id = ?1
             order by origin = 'generated' desc, remembered_at desc, rowid desc limit ?2)`,
          ...[skillId, maxIntents],
        );
      });
    },
    intents() {
      const bySkill = new Map<string, string[]>();
      const rows = database.all(
        "select skill_id, intent from skill_intents order by remembered_at desc, rowid desc",
      );
      for (const row of rows) {
        const { skill_id, intent } = intentSchema.parse(row);
        bySkill.set(skill_id, [...(bySkill.get(skill_id) ?? []), intent]);
      }
      return bySkill;
    },
    forget(skillId) {
      database.transaction(() => {
        database.run("delete from match_answers where skill_id = ?", skillId);
        database.run("delete from skill_intents where skill_id = ?", skillId);
      });
    },
  };
}
