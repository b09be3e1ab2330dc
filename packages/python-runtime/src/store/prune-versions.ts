import type { StateDatabase } from "./state-database.ts";
import type { StoreLayout } from "./store-layout.ts";
import { sweepStore } from "./sweep-store.ts";

/** Forgets all but the newest `keep` versions; the current and the rollback version always stay. */
export function pruneVersions(
  database: StateDatabase,
  layout: StoreLayout,
  id: string,
  keep: number,
): void {
  const forgotten = database.run(
    `DELETE FROM versions WHERE skill_id = ?1
       AND key NOT IN (SELECT current_version FROM skills WHERE id = ?1)
       AND key NOT IN (SELECT rollback_version FROM skills WHERE id = ?1 AND rollback_version IS NOT NULL)
       AND key NOT IN (
         SELECT key FROM versions WHERE skill_id = ?1 ORDER BY installed_at DESC, key DESC LIMIT ?2
       )`,
    id,
    keep,
  );
  if (forgotten > 0) sweepStore(database, layout, id);
}
