import { SkillwrightError } from "@skillwright/core";
import type { SkillRecord, SkillStore } from "@skillwright/python-runtime";
import type { HostErrorCode } from "../errors.ts";

/**
 * The installed skill with this id.
 *
 * @throws SkillwrightError `skill-not-found`
 */
export function findSkill(store: SkillStore, id: string): SkillRecord {
  const record = store.get(id);
  if (record !== undefined) return record;
  throw new SkillwrightError<HostErrorCode>(
    `no skill has the id ${JSON.stringify(id.slice(0, 100))}`,
    { code: "skill-not-found", hint: "See what is installed: skill list." },
  );
}
