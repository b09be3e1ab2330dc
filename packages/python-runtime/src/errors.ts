import { SkillwrightError, type SkillwrightErrorOptions } from "@skillwright/core";

/**
 * Every code that this package throws. Public API: added freely, never renamed, never reused.
 *
 * State database
 * - `state-database-damaged`: state.db cannot be read, or skills exist that it does not know.
 * - `state-database-too-new`: written by a later version of a component.
 * - `state-database-unwritable`: the file or its directory cannot be opened for writing.
 *
 * Installed skills
 * - `package-invalid`: a package cannot be installed as it is: a path that leaves it, a link, no manifest.
 * - `package-too-large`: more files or bytes than a package may have.
 * - `skill-id-taken`: another package has this id and `upgrade` was not asked for.
 * - `skill-not-found`: no installed skill has this id.
 * - `skill-not-runnable`: the skill's state is not `active`.
 * - `skill-integrity-failed`: files on disk are not those that were installed.
 * - `skill-transition-refused`: the lifecycle has no such move.
 * - `rollback-unavailable`: no version to return to.
 * - `permissions-not-approved`: an upgrade wants more than was approved.
 * - `store-unwritable`: disk full, read-only directory, missing rights.
 *
 * Python
 * - `python-not-found`: no interpreter of at least 3.11.
 * - `python-version-unsatisfied`: interpreters exist, none that `requires-python` admits.
 * - `python-venv-missing`: the interpreter comes without venv or pip, and dependencies need them.
 * - `environment-failed`: dependencies could not be installed.
 * - `uv-not-found`: uv was asked for and no usable one exists.
 * - `uv-version-unsatisfied`: a manifest's `min_uv_version` is newer than every uv found.
 * - `uv-install-failed`: the pinned uv could not be fetched, verified or placed.
 *
 * Running skills
 * - `credential-missing`: a required credential has no value.
 * - `credential-unknown`: a value for a credential that the manifest does not declare.
 * - `credential-store-failed`: the vault cannot be read, written or decrypted.
 * - `setting-invalid`: a setting that the manifest does not declare, or of another type.
 * - `sandbox-required`: this code may not run without a sandbox, and there is none.
 * - `skill-start-failed`: the process could not be started.
 * - `skill-handshake-failed`: wrong name, an error, or an answer that is no handshake.
 * - `skill-timeout`: no answer within the deadline.
 * - `skill-crashed`: the process ended while an answer was due.
 * - `skill-protocol-violation`: the skill wrote JSON-RPC that means nothing.
 * - `skill-output-too-long`: a line over 102,400 bytes, or a flood of other output.
 * - `skill-disk-limit`: its data and temporary directories hold more than they may.
 * - `skill-stopped`: the process was stopped by its owner.
 * - `skill-restarts-exhausted`: it kept crashing until the restart budget was spent.
 */
export type PythonRuntimeErrorCode =
  | "state-database-damaged"
  | "state-database-too-new"
  | "state-database-unwritable"
  | "package-invalid"
  | "package-too-large"
  | "skill-id-taken"
  | "skill-not-found"
  | "skill-not-runnable"
  | "skill-integrity-failed"
  | "skill-transition-refused"
  | "rollback-unavailable"
  | "permissions-not-approved"
  | "store-unwritable"
  | "python-not-found"
  | "python-version-unsatisfied"
  | "python-venv-missing"
  | "environment-failed"
  | "uv-not-found"
  | "uv-version-unsatisfied"
  | "uv-install-failed"
  | "credential-missing"
  | "credential-unknown"
  | "credential-store-failed"
  | "setting-invalid"
  | "sandbox-required"
  | "skill-start-failed"
  | "skill-handshake-failed"
  | "skill-timeout"
  | "skill-crashed"
  | "skill-protocol-violation"
  | "skill-output-too-long"
  | "skill-disk-limit"
  | "skill-stopped"
  | "skill-restarts-exhausted";

/** Builds a {@link SkillwrightError} whose code is one of ours, so a misspelt code does not compile. */
export function runtimeError(
  message: string,
  options: SkillwrightErrorOptions<PythonRuntimeErrorCode>,
): SkillwrightError<PythonRuntimeErrorCode> {
  return new SkillwrightError(message, options);
}
