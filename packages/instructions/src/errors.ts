import { type Diagnostic, SkillwrightError, type SkillwrightErrorOptions } from "@skillwright/core";

/**
 * Every code that this package throws. Public API: added freely, never renamed, never reused.
 *
 * Sources
 * - `source-unknown`: neither a path, nor a git address, nor `owner/repo`.
 * - `source-unreadable`: it is there and cannot be read, or is not what its name says.
 * - `source-unsafe`: a path that leaves it, a link, a device; nothing was written.
 * - `source-too-large`: more files or bytes than a skill or an archive may have.
 * - `source-empty`: no skill in it.
 * - `git-not-found`: the system has no `git`.
 * - `git-failed`: `git` could not fetch; its own words are in the message.
 *
 * The store
 * - `skill-not-found`: no skill of this name is installed, or its source lost it.
 * - `skill-name-taken`: another skill has this name and replacing it was not asked for.
 * - `skill-edited`: it has local edits that the operation would lose.
 * - `approval-required`: nobody approved the digest of what would be installed.
 * - `lock-invalid`: `skills.lock.json` is not one, or of a version that we do not know.
 * - `lock-mismatch`: a source does not give what the lock file says.
 * - `store-busy`: another process has been writing for too long.
 *
 * Export
 * - `client-unknown`: no client of this name, or it has no such scope.
 * - `export-target-taken`: something that is not this skill is there already.
 */
export type InstructionErrorCode =
  | "source-unknown"
  | "source-unreadable"
  | "source-unsafe"
  | "source-too-large"
  | "source-empty"
  | "git-not-found"
  | "git-failed"
  | "skill-not-found"
  | "skill-name-taken"
  | "skill-edited"
  | "approval-required"
  | "lock-invalid"
  | "lock-mismatch"
  | "store-busy"
  | "client-unknown"
  | "export-target-taken";

/** A broken promise of this package; `diagnostics` names the files and lines that broke it. */
export class InstructionError extends SkillwrightError<InstructionErrorCode> {
  readonly diagnostics: readonly Diagnostic[];

  constructor(
    message: string,
    {
      diagnostics = [],
      ...options
    }: SkillwrightErrorOptions<InstructionErrorCode> & {
      readonly diagnostics?: readonly Diagnostic[] | undefined;
    },
  ) {
    super(message, options);
    this.diagnostics = diagnostics;
  }
}
