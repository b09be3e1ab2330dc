import type { Diagnostic } from "@skillwright/core";
import type { StateDatabase } from "@skillwright/python-runtime";
import { z } from "zod";
import type { GenerationPhase } from "../generation/generation-progress.ts";
import type { SkillProposal } from "../proposals/skill-proposal.ts";

/**
 * Where an attempt stands. `running` ends in `proposed` or `failed`; `proposed` goes on to
 * `installed`, `rejected`, `expired`, or `superseded` by an attempt with the same content.
 */
export const attemptStatuses = [
  "running",
  "proposed",
  "installed",
  "rejected",
  "expired",
  "superseded",
  "failed",
] as const;
/** Where an attempt stands. */
export type AttemptStatus = (typeof attemptStatuses)[number];

/** When an attempt came to a step of the pipeline. */
export interface AttemptPhase {
  readonly phase: GenerationPhase;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
}

/** One run of the pipeline that got as far as staging, as it is kept. */
export interface GenerationAttempt {
  readonly attemptId: string;
  readonly intent: string;
  readonly status: AttemptStatus;
  readonly skillId: string | undefined;
  readonly digest: string | undefined;
  /** Once it was proposed, whatever became of it. */
  readonly proposal: SkillProposal | undefined;
  readonly reason: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** What it went through, in order; the last one is where it is, or where it ended. */
  readonly phases: readonly AttemptPhase[];
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** Milliseconds since the epoch. */
  readonly updatedAt: number;
}

/** An attempt that led to a proposal. */
export type ProposedAttempt = GenerationAttempt & { readonly proposal: SkillProposal };

/** The record of attempts and their proposals; survives restarts. */
export interface AttemptLog {
  begin(attemptId: string, intent: string): void;
  /** Notes that an attempt has come to a phase; the one that it is in already is no news. */
  enter(attemptId: string, phase: GenerationPhase): void;
  propose(attemptId: string, proposal: SkillProposal): void;
  fail(attemptId: string, reason: string, diagnostics: readonly Diagnostic[]): void;
  /** Moves an attempt on from `proposed`; false when it stood elsewhere, and nothing changes. */
  decide(attemptId: string, status: "installed" | "rejected" | "expired" | "superseded"): boolean;
  /** The attempt that led to this digest: one still undecided first, then the latest. */
  findByDigest(digest: string): ProposedAttempt | undefined;
  /** The latest attempt for this skill id. */
  findBySkill(skillId: string): GenerationAttempt | undefined;
  find(attemptId: string): GenerationAttempt | undefined;
  /** Undecided proposals, oldest first. */
  pending(): ProposedAttempt[];
}

const migrations = [
  `create table generation_attempts (
     attempt_id text primary key,
     intent text not null,
     status text not null,
     skill_id text,
     digest text,
     proposal text,
     reason text,
     diagnostics text not null default '[]',
     created_at integer not null,
     updated_at integer not null
   ) strict;
   create index generation_attempts_digest on generation_attempts (digest);
   create index generation_attempts_skill on generation_attempts (skill_id);
   create index generation_attempts_status on generation_attempts (status);`,
  "alter table generation_attempts add column phases text not null default '[]'",
];

const optionalText = z
  .string()
  .nullable()
  .transform((value) => value ?? undefined);
const rowSchema = z
  .object({
    attempt_id: z.string(),
    intent: z.string(),
    status: z.enum(attemptStatuses),
    skill_id: optionalText,
    digest: optionalText,
    proposal: optionalText,
    reason: optionalText,
    diagnostics: z.string(),
    phases: z.string(),
    created_at: z.number(),
    updated_at: z.number(),
  })
  .transform((row) => ({
    attemptId: row.attempt_id,
    intent: row.intent,
    status: row.status,
    skillId: row.skill_id,
    digest: row.digest,
    reason: row.reason,
    proposal: row.proposal === undefined ? undefined : (JSON.parse(row.proposal) as SkillProposal),
    diagnostics: JSON.parse(row.diagnostics) as Diagnostic[],
    phases: JSON.parse(row.phases) as AttemptPhase[],
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }));

/** @param database - the data directory's; the log keeps a table of its own in it. */
export function createAttemptLog(database: StateDatabase): AttemptLog {
  database.migrate("generator", migrations);
  const latest = (column: "digest" | "skill_id" | "attempt_id", value: string) =>
    read(
      database.get(
        `select * from generation_attempts where ${column} = ?
         order by status = 'proposed' desc, updated_at desc, rowid desc limit 1`,
        value,
      ),
    );

  return {
    begin(attemptId, intent) {
      const now = Date.now();
      database.run(
        `insert into generation_attempts (attempt_id, intent, status, created_at, updated_at)
         values (?, ?, 'running', ?, ?)`,
        ...[attemptId, intent, now, now],
      );
    },
    enter(attemptId, phase) {
      database.run(
        `update generation_attempts
         set phases = json_insert(phases, '$[#]', json_object('phase', ?1, 'startedAt', ?2)),
             updated_at = ?2
         where attempt_id = ?3 and json_extract(phases, '$[#-1].phase') is not ?1`,
        ...[phase, Date.now(), attemptId],
      );
    },
    propose(attemptId, proposal) {
      const { skillId, digest } = proposal;
      database.run(
        `update generation_attempts
         set status = 'proposed', skill_id = ?, digest = ?, proposal = ?, updated_at = ?
         where attempt_id = ?`,
        ...[skillId, digest, JSON.stringify(proposal), Date.now(), attemptId],
      );
    },
    fail(attemptId, reason, diagnostics) {
      database.run(
        `update generation_attempts set status = 'failed', reason = ?, diagnostics = ?, updated_at = ?
         where attempt_id = ?`,
        ...[reason, JSON.stringify(diagnostics), Date.now(), attemptId],
      );
    },
    decide: (attemptId, status) =>
      database.run(
        `update generation_attempts set status = ?, updated_at = ?
         where attempt_id = ? and status = 'proposed'`,
        ...[status, Date.now(), attemptId],
      ) > 0,
    findByDigest(digest) {
      const attempt = latest("digest", digest);
      return attempt?.proposal && { ...attempt, proposal: attempt.proposal };
    },
    findBySkill: (skillId) => latest("skill_id", skillId),
    find: (attemptId) => latest("attempt_id", attemptId),
    pending: () =>
      database
        .all(
          "select * from generation_attempts where status = 'proposed' order by created_at, rowid",
        )
        .map(read)
        .flatMap((attempt) =>
          attempt?.proposal ? [{ ...attempt, proposal: attempt.proposal }] : [],
        ),
  };
}

function read(row: unknown): GenerationAttempt | undefined {
  return row === undefined ? undefined : rowSchema.parse(row);
}
