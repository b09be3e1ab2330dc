import { isRunnable } from "@skillwright/core";
import type { RebuildOptions, RebuildReport, SkillEntry, SkillIndex } from "@skillwright/discovery";
import type { SkillRecord, SkillStore } from "@skillwright/python-runtime";
import { createMatchMemory } from "../memory/match-memory.ts";
import { createIndexNotes } from "./index-notes.ts";
import { withIntents } from "./with-intents.ts";

/** Brings an index up to date with what is installed; that is the truth. */
export interface IndexSync {
  /** Tells the index what changed since it was last told. */
  (index: SkillIndex, options?: { readonly signal?: AbortSignal | undefined }): Promise<void>;
  /** Every skill that the index should hold. */
  entries(): Promise<SkillEntry[]>;
  /** Compares the index itself with what it should hold, whatever it was told, and mends it. */
  rebuild(index: SkillIndex, options?: Omit<RebuildOptions, "removable">): Promise<RebuildReport>;
}

/** A skill that an index should know, and what its entry was made from. */
export interface IndexableSkill {
  readonly entry: SkillEntry;
  /** Changes whenever the entry does. */
  readonly digest: string;
}

/** Settings of {@link createIndexSync}. */
export interface IndexSyncOptions {
  /** Skills besides the store's, with ids of their own. */
  readonly others?: (() => Promise<readonly IndexableSkill[]>) | undefined;
  /** Whether other stores fill the index too: `rebuild` then removes only what this one put there. */
  readonly shared?: boolean | undefined;
}

/**
 * Keeps note, beside the lifecycle records, of what an index was last told. The index is written
 * first and the note after it, so that a crash in between only makes the next call say it again.
 *
 * @param indexUri - tells indexes apart; a new one is filled from the start.
 */
export function createIndexSync(
  store: SkillStore,
  indexUri: string,
  { others = async () => [], shared = false }: IndexSyncOptions = {},
): IndexSync {
  const { database } = store;
  const notes = createIndexNotes(database, indexUri);
  const memory = createMatchMemory(database);

  async function offered(): Promise<IndexableSkill[]> {
    // A search leaves out what is disabled or quarantined, unless it asks for just that.
    const settled = store.list().filter(({ state }) => isRunnable(state) || putAside.has(state));
    const skills = [...settled.map(indexableSkill), ...(await others())];
    const intents = memory.intents();
    return skills.map((skill) => withIntents(skill, intents.get(skill.entry.id)));
  }

  async function sync(index: SkillIndex, { signal }: { signal?: AbortSignal | undefined } = {}) {
    const noted = notes.read();
    // An index that was deleted or replaced under the note has to be told everything again.
    if (noted.size > 0 && (await index.count()) === 0) noted.clear();
    const skills = await offered();
    const changed = skills.filter(({ entry, digest }) => noted.get(entry.id) !== digest);
    const offeredIds = new Set(skills.map(({ entry }) => entry.id));
    const gone = [...noted.keys()].filter((id) => !offeredIds.has(id));
    const entries = changed.map(({ entry }) => entry);
    if (changed.length > 0) await index.upsert(entries, signal ? { signal } : {});
    if (gone.length > 0) await index.remove(gone);
    notes.write(changed, gone);
  }

  return Object.assign(sync, {
    entries: async () => (await offered()).map(({ entry }) => entry),
    async rebuild(index: SkillIndex, options: Omit<RebuildOptions, "removable"> = {}) {
      const noted = notes.read();
      const skills = await offered();
      const report = await index.rebuild(
        skills.map(({ entry }) => entry),
        { ...options, removable: shared ? new Set(noted.keys()) : undefined },
      );
      const offeredIds = new Set(skills.map(({ entry }) => entry.id));
      const gone = [...noted.keys()].filter((id) => !offeredIds.has(id));
      notes.write(skills, gone);
      return report;
    },
  });
}

/** States that a skill comes back from; the passing ones on the way to `active` are not indexed. */
const putAside: ReadonlySet<string> = new Set(["disabled", "quarantined"]);

/** How an installed Python skill is described to the index. */
function indexableSkill(record: SkillRecord): IndexableSkill {
  const { id, name, description, author, state, manifest, versionDigest } = record;
  const { tags, examples } = manifest;
  const source = author === "compiler" ? "compiled" : "python";
  return {
    entry: { id, name, description, source, state, tags, examples },
    digest: isRunnable(state) ? versionDigest : `${versionDigest} ${state}`,
  };
}
