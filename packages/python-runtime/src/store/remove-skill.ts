import { getRecord } from "./read-records.ts";
import { recordEvent } from "./record-event.ts";
import type { StateDatabase } from "./state-database.ts";
import type { StoreLayout } from "./store-layout.ts";
import { sweepStore } from "./sweep-store.ts";

/** Rows first: once they are gone the skill is, and any later sweep can finish the deletion. */
export function removeSkill(database: StateDatabase, layout: StoreLayout, id: string): void {
  database.transaction(() => {
    const { versionDigest } = getRecord(database, layout, id);
    // The two tables refer to each other; both checks wait for the commit.
    database.run("DELETE FROM skills WHERE id = ?", id);
    recordEvent(database, id, "removed", { digest: versionDigest });
  });
  sweepStore(database, layout, id);
}
