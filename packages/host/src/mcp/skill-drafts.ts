import { randomUUID } from "node:crypto";
import { SkillwrightError } from "@skillwright/core";
import type { HostErrorCode } from "../errors.ts";

/** Most drafts of one connection; the oldest makes room for another. */
const maxDrafts = 8;
/** Most files of a draft, and most characters of one. */
const maxFiles = 50;
const maxFileLength = 1024 * 1024;

/** Packages that a connected agent writes, kept in memory until they are proposed. */
export interface SkillDrafts {
  /**
   * Writes one file of a draft, replacing it. Whether a package may hold such a path is judged when
   * the draft is proposed, by the rules for every author.
   *
   * @param draftId - absent for a new draft.
   * @returns the draft's id.
   */
  write(draftId: string | undefined, path: string, text: string): string;
  /** Its files, by path. @throws SkillwrightError `draft-not-found`. */
  files(draftId: string): ReadonlyMap<string, string>;
  /** Forgets a draft. */
  remove(draftId: string): void;
}

/** Starts with no draft. */
export function createSkillDrafts(): SkillDrafts {
  const drafts = new Map<string, Map<string, string>>();

  function find(draftId: string): Map<string, string> {
    const draft = drafts.get(draftId);
    if (draft !== undefined) return draft;
    throw new SkillwrightError<HostErrorCode>("there is no such draft", {
      code: "draft-not-found",
      hint: "Call write_skill_file without draft_id to begin one.",
    });
  }

  function begin(): string {
    const [oldest] = drafts.keys();
    if (drafts.size >= maxDrafts && oldest !== undefined) drafts.delete(oldest);
    const draftId = randomUUID();
    drafts.set(draftId, new Map());
    return draftId;
  }

  return {
    write(draftId = begin(), path, text) {
      const files = find(draftId);
      if (text.length > maxFileLength) throw refused(`${maxFileLength} characters a file`);
      if (files.size >= maxFiles && !files.has(path)) throw refused(`${maxFiles} files a draft`);
      files.set(path, text);
      return draftId;
    },
    files: find,
    remove: (draftId) => void drafts.delete(draftId),
  };
}

function refused(limit: string) {
  return new SkillwrightError<HostErrorCode>(`at most ${limit}`, { code: "draft-refused" });
}
