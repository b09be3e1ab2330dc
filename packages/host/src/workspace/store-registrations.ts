import { isRunnable } from "@skillwright/core";
import type { Skill, SkillRegistry } from "@skillwright/factory";
import type { SkillRecord, SkillStore } from "@skillwright/python-runtime";
import { unregisterAlone } from "../code-skills/unregister-alone.ts";

/** Keeps what is registered of the store's skills as the store has it. */
export interface StoreRegistrations {
  /**
   * Registers these skills and all that they need, each in its current version; what was registered
   * of an older version, or of a skill that is not active any more, goes with its processes.
   *
   * @param references - ids, with a version range or without. Unknown ones are left to whoever runs
   *   the skills: it says who needs them.
   * @returns the Python skills among them that may run.
   */
  bringUpToDate(references: readonly string[]): Promise<readonly SkillRecord[]>;
}

/** @param toSkill - makes of a record what the registry holds. */
export function createStoreRegistrations(
  store: SkillStore,
  registry: SkillRegistry,
  toSkill: (record: SkillRecord) => Skill,
): StoreRegistrations {
  /** Calls of one skill come together: the later ones wait for what the first one began. */
  const underWay = new Map<string, Promise<void>>();

  /** The ids that are reached from these, each once however they need each other. */
  function reach(
    references: readonly string[],
    found = new Map<string, SkillRecord | undefined>(),
  ) {
    for (const reference of references) {
      const id = reference.replace(/@.*$/s, "");
      if (found.has(id)) continue;
      const record = store.get(id);
      const active = record && isRunnable(record.state) ? record : undefined;
      found.set(id, active);
      // What a code skill calls may be an installed one.
      reach(active?.manifest.requires ?? registry.get(id)?.metadata.dependencies ?? [], found);
    }
    return found;
  }

  async function exchange(id: string, record: SkillRecord | undefined) {
    const known = registry.get(id);
    if (record === undefined) {
      if (known?.skill.source.kind === "python") await unregisterAlone(registry, id);
      return;
    }
    if (known?.skill.source.digest === record.versionDigest) return;
    if (known !== undefined) await unregisterAlone(registry, id);
    await registry.register(toSkill(record));
  }

  return {
    async bringUpToDate(references) {
      const reached = reach(references);
      for (const [id, record] of reached) {
        const before = underWay.get(id) ?? Promise.resolve();
        const work = before.catch(() => {}).then(() => exchange(id, record));
        underWay.set(id, work);
        try {
          await work;
        } finally {
          if (underWay.get(id) === work) underWay.delete(id);
        }
      }
      return [...reached.values()].filter((record) => record !== undefined);
    },
  };
}
