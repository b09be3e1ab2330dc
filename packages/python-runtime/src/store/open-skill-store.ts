import { mkdirSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import type { SkillState } from "@skillwright/core";
import { isRunnable } from "@skillwright/core";
import { runtimeError } from "../errors.ts";
import { listEvents, listExecutions, recordExecution } from "./audit-trail.ts";
import { checkIntegrity } from "./check-integrity.ts";
import { describeStoreFailure } from "./describe-store-failure.ts";
import { installSkill } from "./install-skill.ts";
import { moveSkill } from "./move-skill.ts";
import { openStateDatabase } from "./open-state-database.ts";
import { pruneVersions } from "./prune-versions.ts";
import { findRecord, getRecord, listRecords, listVersions } from "./read-records.ts";
import { recordHealth } from "./record-health.ts";
import { removeSkill } from "./remove-skill.ts";
import { rollBackSkill } from "./roll-back-skill.ts";
import type { SkillStore } from "./skill-store.ts";
import { skillTables } from "./skill-tables.ts";
import type { StateDatabase } from "./state-database.ts";
import { type StoreLayout, storeLayout } from "./store-layout.ts";
import { sweepStore } from "./sweep-store.ts";

/** How {@link openSkillStore} opens. */
export interface SkillStoreOptions {
  /** Versions kept per skill, the current and the rollback version always among them. Default 5. */
  readonly keepVersions?: number | undefined;
  /** An open state file to share; default: `<dir>/state.db`, opened and closed with the store. */
  readonly database?: StateDatabase | undefined;
}

/**
 * Opens the skill store of a data directory, and cleans up after processes that died in it.
 *
 * @param dir - data directory; created when missing, and free to be moved while nothing has it open.
 * @throws SkillwrightError `state-database-damaged`, `state-database-too-new`,
 *   `state-database-unwritable`, `store-unwritable`.
 */
export function openSkillStore(dir: string, options: SkillStoreOptions = {}): SkillStore {
  const { keepVersions = 5 } = options;
  if (!Number.isInteger(keepVersions) || keepVersions < 1) {
    throw new RangeError(`keepVersions must be a positive integer, got ${keepVersions}`);
  }
  const layout = storeLayout(resolve(dir));
  const database = options.database ?? openStateDatabase(layout.databaseFile);
  try {
    prepare(database, layout);
  } catch (error) {
    if (options.database === undefined) database.close();
    throw describeStoreFailure(layout.root, error);
  }
  const close = () => {
    if (options.database === undefined) database.close();
  };
  const move = (id: string, to: SkillState, reason?: string) =>
    moveSkill(database, layout, id, to, reason);
  return {
    dir: layout.root,
    database,
    list: () => listRecords(database, layout),
    get: (id) => findRecord(database, layout, id),
    versions: (id) => listVersions(database, id),
    install: async (source, installOptions = {}) => {
      const record = await installSkill(database, layout, source, installOptions);
      pruneVersions(database, layout, record.id, keepVersions);
      return record;
    },
    advance: (id, to) => move(id, to),
    activate: (id) => move(id, "active"),
    disable: (id) => move(id, "disabled"),
    quarantine: (id, reason = "quarantined by its owner") => move(id, "quarantined", reason),
    rollback: (id) => rollBackSkill(database, layout, id),
    remove: (id) => removeSkill(database, layout, id),
    recordHealth: (id, status, detail) => recordHealth(database, layout, id, status, detail),
    loadRunnable: async (id) => {
      const record = getRecord(database, layout, id);
      if (!isRunnable(record.state)) {
        throw runtimeError(`${id} is ${record.state} and does not run`, {
          code: "skill-not-runnable",
          hint: record.lastError ?? "Activate it first.",
        });
      }
      await checkIntegrity(record);
      return record;
    },
    recordExecution: (entry) => recordExecution(database, entry),
    executions: (filter = {}) => listExecutions(database, filter),
    events: (filter = {}) => listEvents(database, filter),
    close,
    [Symbol.dispose]: close,
  };
}

function prepare(database: StateDatabase, layout: StoreLayout): void {
  mkdirSync(layout.skills, { recursive: true });
  database.transaction(() => {
    const known = database.migrate("skills", skillTables);
    const strangers = readdirSync(layout.skills).filter((name) => !name.startsWith("."));
    // An empty database beside installed packages was lost or cut short; sweeping would delete them all.
    if (known === 0 && strangers.length > 0) {
      throw runtimeError(
        `${database.file} is empty, but ${layout.skills} holds ${strangers.length} skills that it should know`,
        {
          code: "state-database-damaged",
          hint: "Restore state.db from a backup, or move the skills directory away and install again.",
        },
      );
    }
  });
  sweepStore(database, layout);
}
