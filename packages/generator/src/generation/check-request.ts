import { SkillwrightError } from "@skillwright/core";
import type { SkillRecord, SkillStore } from "@skillwright/python-runtime";
import type { AuthorKind, SkillAuthor } from "../authors/author.ts";
import type { GeneratorErrorCode } from "../errors.ts";

/**
 * The intent, trimmed.
 *
 * @throws SkillwrightError `intent-blank`
 */
export function parseIntent(intent: string): string {
  const trimmed = intent.trim().toWellFormed();
  if (trimmed !== "") return trimmed;
  throw new SkillwrightError("the intent is empty", {
    code: "intent-blank",
    hint: 'Say what you need in one sentence, such as "convert CSV to JSON".',
  });
}

/** @throws SkillwrightError `option-invalid` unless it is from 0 to 1. */
export function checkThreshold(threshold: number) {
  if (threshold >= 0 && threshold <= 1) return;
  throw new SkillwrightError<GeneratorErrorCode>(
    `threshold must be from 0 to 1, got ${threshold}`,
    {
      code: "option-invalid",
    },
  );
}

/**
 * The record of an installed skill.
 *
 * @throws SkillwrightError `skill-not-installed`
 */
export function findInstalled(store: SkillStore, skillId: string): SkillRecord {
  const record = store.get(skillId);
  if (record !== undefined) return record;
  throw new SkillwrightError<GeneratorErrorCode>(
    `no skill ${JSON.stringify(skillId.slice(0, 100))} is installed`,
    { code: "skill-not-installed", hint: "List what is installed: skill list." },
  );
}

/** @throws RangeError unless it is a positive integer. */
export function checkRounds(maxTestRounds: number) {
  if (Number.isInteger(maxTestRounds) && maxTestRounds >= 1) return;
  throw new RangeError(`maxTestRounds must be a positive integer, got ${maxTestRounds}`);
}

/** The error for an attempt id that nobody was given. */
export function attemptNotFound(attemptId: string) {
  return new SkillwrightError<GeneratorErrorCode>(
    `no attempt has the id ${JSON.stringify(attemptId.slice(0, 100))}`,
    { code: "attempt-not-found", hint: "Use the attempt id of the outcome." },
  );
}

/**
 * The authors to try, in order.
 *
 * @throws SkillwrightError `author-unavailable` when the one that is wanted is not there.
 */
export function chooseAuthors(authors: readonly SkillAuthor[], wanted: AuthorKind | "auto") {
  if (wanted === "auto") return authors;
  const chosen = authors.filter(({ kind }) => kind === wanted);
  if (chosen.length > 0) return chosen;
  throw new SkillwrightError<GeneratorErrorCode>(`there is no author "${wanted}" here`, {
    code: "author-unavailable",
    hint: `Use one of: auto, ${authors.map(({ kind }) => kind).join(", ")}.`,
  });
}
