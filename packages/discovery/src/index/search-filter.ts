import type { IndexedState, SkillSource } from "../entry.ts";
import { sqlIn, sqlText } from "./sql.ts";

/** What a search is limited to. */
export interface SearchFilter {
  /** One source or several; all when left out. */
  readonly source?: SkillSource | readonly SkillSource[] | undefined;
  /** One state or several; all but `disabled` and `quarantined` when left out. */
  readonly state?: IndexedState | readonly IndexedState[] | undefined;
  /** Tags that must all be there. */
  readonly tags?: readonly string[] | undefined;
  /** Ids of skills that are left out. */
  readonly exclude?: readonly string[] | undefined;
}

/** The filter as an SQL condition on the index's table. */
export function searchCondition({ source, state, tags = [], exclude = [] }: SearchFilter): string {
  const conditions: string[] = [];
  if (source !== undefined) conditions.push(sqlIn("source", [source].flat()));
  conditions.push(
    state === undefined
      ? "state NOT IN ('disabled', 'quarantined')"
      : sqlIn("state", [state].flat()),
  );
  for (const tag of tags) conditions.push(`array_has(tags, ${sqlText(tag)})`);
  if (exclude.length > 0) conditions.push(`NOT (${sqlIn("id", exclude)})`);
  return conditions.join(" AND ");
}
