import type { SkillManifest, SkillPermissions, SkillState } from "@skillwright/core";
import { skillStates } from "@skillwright/core";
import { runtimeError } from "../errors.ts";
import type { HealthStatus, SkillRecord, SkillVersion } from "./skill-record.ts";
import type { StateDatabase, StateRow } from "./state-database.ts";
import type { StoreLayout } from "./store-layout.ts";

const selectRecord = `
  SELECT s.*, v.digest, v.manifest, v.author, v.shipped, v.approved_permissions, v.approval_digest,
    r.digest AS rollback_digest
  FROM skills s
  JOIN versions v ON v.key = s.current_version
  LEFT JOIN versions r ON r.key = s.rollback_version`;

/** Every record, sorted by id. */
export function listRecords(database: StateDatabase, layout: StoreLayout): SkillRecord[] {
  return database.all(`${selectRecord} ORDER BY s.id`).map((row) => toRecord(row, layout));
}

/** One record, if the skill is installed. */
export function findRecord(
  database: StateDatabase,
  layout: StoreLayout,
  id: string,
): SkillRecord | undefined {
  const row = database.get(`${selectRecord} WHERE s.id = ?`, id);
  return row && toRecord(row, layout);
}

/** One record. @throws SkillwrightError `skill-not-found`. */
export function getRecord(database: StateDatabase, layout: StoreLayout, id: string): SkillRecord {
  const record = findRecord(database, layout, id);
  if (record !== undefined) return record;
  throw runtimeError(`no skill named ${JSON.stringify(id)} is installed`, {
    code: "skill-not-found",
    hint: "List the installed skills to see their ids.",
  });
}

/** The kept versions, newest first. */
export function listVersions(database: StateDatabase, id: string): SkillVersion[] {
  const rows = database.all(
    `SELECT v.*, s.current_version = v.key AS current FROM versions v JOIN skills s ON s.id = v.skill_id
     WHERE v.skill_id = ? ORDER BY v.installed_at DESC, v.key DESC`,
    id,
  );
  return rows.map((row) => {
    const manifest: SkillManifest = JSON.parse(String(row["manifest"]));
    return {
      digest: String(row["digest"]),
      version: manifest.version,
      author: String(row["author"]),
      shipped: row["shipped"] === 1,
      healthy: row["healthy"] === 1,
      current: row["current"] === 1,
      installedAt: Number(row["installed_at"]),
    };
  });
}

function toRecord(row: StateRow, layout: StoreLayout): SkillRecord {
  const id = String(row["id"]);
  const versionDigest = String(row["digest"]);
  // We wrote it, from a parsed manifest; the file beside the script is covered by the version's digest.
  const manifest: SkillManifest = JSON.parse(String(row["manifest"]));
  const permissions: SkillPermissions = JSON.parse(String(row["approved_permissions"]));
  const { name, version, description } = manifest;
  return {
    id,
    name,
    version,
    description,
    state: readState(row["state"]),
    versionDigest,
    dir: layout.versionDir(id, versionDigest),
    manifest,
    source: "python",
    author: String(row["author"]),
    shipped: row["shipped"] === 1,
    permissions,
    ...(row["approval_digest"] !== null && { approvalDigest: String(row["approval_digest"]) }),
    health: {
      ...(row["health_status"] !== null && { status: readHealth(row["health_status"]) }),
      streak: Number(row["health_streak"]),
      ...(row["health_checked_at"] !== null && { checkedAt: Number(row["health_checked_at"]) }),
    },
    ...(row["rollback_digest"] !== null && { rollbackDigest: String(row["rollback_digest"]) }),
    ...(row["last_error"] !== null && { lastError: String(row["last_error"]) }),
    installedAt: Number(row["installed_at"]),
    updatedAt: Number(row["updated_at"]),
  };
}

/** A lifecycle state as the database spells it. */
export function readState(value: StateRow[string] | undefined): SkillState {
  const state = skillStates.find((name) => name === value);
  if (state === undefined) throw new TypeError(`state.db holds an unknown skill state: ${value}`);
  return state;
}

const healthStatuses: readonly HealthStatus[] = ["ok", "degraded", "failing", "unreachable"];

function readHealth(value: StateRow[string] | undefined): HealthStatus {
  return healthStatuses.find((name) => name === value) ?? "unreachable";
}
