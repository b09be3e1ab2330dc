import type { SkillManifest, SkillPermissions, SkillState } from "@skillwright/core";
import type { SkillPackageFile } from "./package-files.ts";
import type { HealthStatus, SkillRecord, SkillVersion } from "./skill-record.ts";
import type { StateDatabase } from "./state-database.ts";

/** A package to run. A record of the store is one, with what a person approved. */
export interface SkillPackage {
  readonly dir: string;
  readonly manifest: SkillManifest;
  /** Whether it is code that we ship, unedited; default false, so it needs a sandbox. */
  readonly shipped?: boolean | undefined;
  /** What it may reach; default what its manifest asks for. */
  readonly permissions?: SkillPermissions | undefined;
}

/** What a person said yes to. */
export interface SkillApproval {
  /** Digest of the proposal that was shown. */
  readonly digest: string;
  /** What was granted; default: everything the manifest asks for. */
  readonly permissions?: SkillPermissions | undefined;
}

/** How {@link SkillStore.install} installs. */
export interface InstallOptions {
  /** Allow the package to become the new version of an installed skill. Default false. */
  readonly upgrade?: boolean | undefined;
  /** Where the skill ends up; `active` only for a package that was tested already. Default `pending`. */
  readonly state?: "pending" | "testing" | "active" | undefined;
  /** Who wrote it. Default: the manifest's provenance, else `person`. */
  readonly author?: string | undefined;
  /** Whether it is code that we ship, unedited. Default false. */
  readonly shipped?: boolean | undefined;
  /** Without one the skill gets no permissions, and may not ask for more than its predecessor had. */
  readonly approval?: SkillApproval | undefined;
  /** Runs on the written files before anything is committed; when it throws, nothing has changed. */
  readonly verify?: ((candidate: SkillPackage) => Promise<void>) | undefined;
}

/** One call of a skill, for the record: no input and no result, which may hold secrets. */
export interface ExecutionEntry {
  readonly skillId: string;
  readonly versionDigest: string;
  readonly action: string;
  readonly status: "ok" | "error" | "failed";
  readonly errorCode?: string | undefined;
  readonly isolation: string;
  readonly durationMs: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
}

/** Something that happened to a skill. */
export interface SkillEvent {
  readonly skillId: string;
  /** `installed`, `upgraded`, `state-changed`, `rolled-back`, `removed`. */
  readonly kind: string;
  readonly data: Readonly<Record<string, string>>;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/**
 * The installed Python skills of a data directory and their lifecycle.
 *
 * A SQLite transaction is the commit point of every operation: a crash leaves the state before or
 * after it, and opening the store removes what no row names. Several processes may share a store.
 */
export interface SkillStore extends Disposable {
  /** The data directory. */
  readonly dir: string;
  /** The state file, for the tables of other packages. */
  readonly database: StateDatabase;

  /** Every installed skill, sorted by id. */
  list(): SkillRecord[];

  /** The skill, if it is installed. */
  get(id: string): SkillRecord | undefined;

  /** Its kept versions, newest first; `[]` for an unknown id. */
  versions(id: string): SkillVersion[];

  /**
   * Copies a package into the store.
   *
   * @param source - a package directory, or its files.
   * @throws SkillwrightError `package-invalid`, `package-too-large`, `skill-id-taken`,
   *   `permissions-not-approved`, `store-unwritable`; `manifest-invalid` from core.
   */
  install(
    source: string | readonly SkillPackageFile[],
    options?: InstallOptions,
  ): Promise<SkillRecord>;

  /**
   * Moves a skill one step along its lifecycle.
   *
   * @throws SkillwrightError `skill-transition-refused` (nothing changed), `skill-not-found`.
   */
  advance(id: string, to: SkillState): SkillRecord;

  /** To `active`, from `testing` or `disabled`; clears the last error and the health streak. */
  activate(id: string): SkillRecord;

  /** To `disabled`. */
  disable(id: string): SkillRecord;

  /** To `quarantined`; `reason` becomes the record's `lastError`. */
  quarantine(id: string, reason?: string): SkillRecord;

  /**
   * Back to the last version that was healthy while active; rolling back again undoes it.
   *
   * @throws SkillwrightError `rollback-unavailable`, `skill-not-found`.
   */
  rollback(id: string): SkillRecord;

  /**
   * Forgets the skill and deletes its versions; its executions and events stay.
   *
   * @throws SkillwrightError `skill-not-found`.
   */
  remove(id: string): void;

  /**
   * Counts a health check of the current version; five failures in a row quarantine the skill.
   * The streak survives restarts.
   */
  recordHealth(id: string, status: HealthStatus, detail?: string): SkillRecord;

  /**
   * The package to run, after checking that the skill is active and that every file is the one installed.
   *
   * @throws SkillwrightError `skill-not-found`, `skill-not-runnable`, `skill-integrity-failed`.
   */
  loadRunnable(id: string): Promise<SkillRecord>;

  /** Keeps one execution for the audit trail. */
  recordExecution(entry: ExecutionEntry): void;

  /** Latest executions first. */
  executions(options?: {
    skillId?: string | undefined;
    limit?: number | undefined;
  }): ExecutionEntry[];

  /** Latest events first. */
  events(options?: { skillId?: string | undefined; limit?: number | undefined }): SkillEvent[];

  /** Closes the database; closing twice is harmless. */
  close(): void;
}
