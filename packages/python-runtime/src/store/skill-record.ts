import type { SkillManifest, SkillPermissions, SkillState } from "@skillwright/core";

/** How a skill answered its latest health check. */
export type HealthStatus = "ok" | "degraded" | "failing" | "unreachable";

/** The outcome of the health checks of a skill's current version, kept across restarts. */
export interface SkillHealth {
  /** Absent until the first check. */
  readonly status?: HealthStatus;
  /** Failed checks in a row; 0 after any that did not fail. */
  readonly streak: number;
  /** Milliseconds since the epoch. */
  readonly checkedAt?: number;
}

/** An installed skill and its current version. */
export interface SkillRecord {
  readonly id: string;
  readonly name: string;
  /** From the manifest of the current version. */
  readonly version: string;
  readonly description: string;
  readonly state: SkillState;
  /** `sha256:<hex>` over every file of the current version. */
  readonly versionDigest: string;
  /** Absolute package directory of the current version, resolved against where the store is now. */
  readonly dir: string;
  readonly manifest: SkillManifest;
  readonly source: "python";
  /** Who wrote the current version: `template`, `scaffold`, `openapi`, `llm`, `compiler`, `person`. */
  readonly author: string;
  /** Whether the code is ours, unedited: only such code may run where there is no sandbox. */
  readonly shipped: boolean;
  /** What a person approved for the current version; a run gets no more than this. */
  readonly permissions: SkillPermissions;
  /** Digest of the proposal that was approved. */
  readonly approvalDigest?: string;
  readonly health: SkillHealth;
  /** Digest of the version that {@link SkillStore.rollback} would return to. */
  readonly rollbackDigest?: string;
  readonly lastError?: string;
  /** First installation, milliseconds since the epoch. */
  readonly installedAt: number;
  /** Latest change of state or version, milliseconds since the epoch. */
  readonly updatedAt: number;
}

/** One kept version of an installed skill. */
export interface SkillVersion {
  readonly digest: string;
  readonly version: string;
  readonly author: string;
  readonly shipped: boolean;
  /** Whether it became `active` after a passed live test and did not fail since. */
  readonly healthy: boolean;
  readonly current: boolean;
  readonly installedAt: number;
}

/** A file of an installed version. */
export interface InstalledFile {
  /** Relative, with forward slashes. */
  readonly path: string;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly bytes: number;
}
