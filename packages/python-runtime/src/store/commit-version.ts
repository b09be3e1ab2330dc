import type { SkillManifest } from "@skillwright/core";
import { runtimeError } from "../errors.ts";
import { findExcessPermissions, noPermissions } from "./excess-permissions.ts";
import { recordEvent } from "./record-event.ts";
import { leaveVersion } from "./roll-back-skill.ts";
import type { InstalledFile, SkillRecord } from "./skill-record.ts";
import type { InstallOptions } from "./skill-store.ts";
import type { StateDatabase } from "./state-database.ts";

interface NewVersion {
  readonly manifest: SkillManifest;
  readonly digest: string;
  readonly files: readonly InstalledFile[];
  readonly previous: SkillRecord | undefined;
  readonly options: InstallOptions;
}

/** Writes the rows of a new current version. Call inside the transaction that moved its files. */
export function commitVersion(database: StateDatabase, version: NewVersion): void {
  const { manifest, digest, previous, options } = version;
  const { state = "pending" } = options;
  const now = Date.now();
  if (previous !== undefined) leaveVersion(database, manifest.id, previous.state);
  const key = writeVersion(database, version, now);
  if (previous === undefined) {
    database.run(
      `INSERT INTO skills (id, state, source, current_version, installed_at, updated_at)
       VALUES (?1, ?2, 'python', ?3, ?4, ?4)`,
      manifest.id,
      state,
      key,
      now,
    );
  } else {
    replaceCurrent(database, manifest.id, key, state, now);
  }
  // Only a caller that tested the package may ask for `active`: its live test has passed.
  if (state === "active") database.run("UPDATE versions SET healthy = 1 WHERE key = ?", key);
  recordEvent(database, manifest.id, previous === undefined ? "installed" : "upgraded", {
    digest,
    state,
    ...(previous !== undefined && { from: previous.versionDigest }),
  });
}

/** The version that is replaced becomes the one to roll back to, if it ever was healthy. */
function replaceCurrent(
  database: StateDatabase,
  id: string,
  key: number,
  state: string,
  now: number,
): void {
  database.run(
    `UPDATE skills SET
       rollback_version = CASE
         WHEN current_version <> ?2
           AND left.healthy = 1 AND left.left_state IN ('active', 'disabled') THEN current_version
         WHEN rollback_version = ?2 THEN NULL
         ELSE rollback_version
       END,
       current_version = ?2, state = ?3, last_error = NULL, health_status = NULL, health_streak = 0,
       health_checked_at = NULL, updated_at = ?4
     FROM (SELECT v.key, v.healthy, v.left_state FROM versions v) AS left
     WHERE skills.id = ?1 AND left.key = skills.current_version`,
    id,
    key,
    state,
    now,
  );
}

function writeVersion(database: StateDatabase, version: NewVersion, now: number): number {
  const { manifest, digest, files, previous, options } = version;
  const row = database.get(
    `INSERT INTO versions (skill_id, digest, manifest, files, author, shipped, approved_permissions,
       approval_digest, installed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (skill_id, digest) DO UPDATE SET author = excluded.author, shipped = excluded.shipped,
       approved_permissions = excluded.approved_permissions, approval_digest = excluded.approval_digest,
       healthy = 0, installed_at = excluded.installed_at
     RETURNING key`,
    manifest.id,
    digest,
    JSON.stringify(manifest),
    JSON.stringify(files),
    options.author ?? manifest.provenance?.author ?? "person",
    options.shipped === true ? 1 : 0,
    JSON.stringify(grantedPermissions(manifest, previous, options)),
    options.approval?.digest ?? null,
    now,
  );
  return Number(row?.["key"]);
}

/** An approval grants; without one an upgrade keeps what it had, and must not want more. */
function grantedPermissions(
  { id, permissions }: SkillManifest,
  previous: SkillRecord | undefined,
  { approval }: InstallOptions,
) {
  if (approval !== undefined) return approval.permissions ?? permissions;
  if (previous === undefined) return noPermissions;
  const excess = findExcessPermissions(permissions, previous.permissions);
  const wantedBefore = findExcessPermissions(permissions, previous.manifest.permissions);
  if (excess.length > 0 && wantedBefore.length > 0) {
    throw runtimeError(`this version of ${id} wants more than was approved: ${excess.join(", ")}`, {
      code: "permissions-not-approved",
      hint: "Review the new permissions and approve them.",
    });
  }
  return previous.permissions;
}
