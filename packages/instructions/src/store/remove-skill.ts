import { isThere } from "./install-skill.ts";
import { loadLock, type StorePaths, saveLocked } from "./load-lock.ts";
import { readInstalled } from "./read-installed.ts";
import { skillEdited, skillNotFound } from "./store-failures.ts";
import { withStoreLock } from "./with-store-lock.ts";
import { takeOutSkill } from "./write-skill.ts";

/** Removes a skill and its line in the lock file. */
export async function removeSkill(
  store: StorePaths,
  name: string,
  { force = false }: { readonly force?: boolean | undefined } = {},
): Promise<void> {
  await withStoreLock(store.dir, async () => {
    if (!isPlainName(name) || !(await isThere(store.dir, name))) throw skillNotFound(name);
    const { edits } = await readInstalled(store.dir, name, (await loadLock(store))[name]);
    if (edits.length > 0 && !force) throw skillEdited(name, edits);
    await takeOutSkill(store.dir, name);
    await saveLocked(store, name, undefined);
  });
}

/** A name comes from a person, and must not lead out of the store. */
function isPlainName(name: string): boolean {
  return name !== "" && !name.startsWith(".") && !/[/\\]/.test(name);
}
