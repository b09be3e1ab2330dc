import {
  type PythonEnvironment,
  prepareSkill,
  type SkillRecord,
  type SkillStore,
} from "@skillwright/python-runtime";

/** What {@link prepareFirst} works with. */
interface Preparation {
  readonly store: SkillStore;
  readonly environment: () => Promise<PythonEnvironment>;
  readonly signal: AbortSignal | undefined;
}

/**
 * Prepares the Python of skills before they are called, so that a person who is asked something
 * meanwhile may take their time. What fails here fails once more in the call, which knows what to
 * make of it.
 *
 * @throws the signal's reason when it is aborted.
 */
export async function prepareFirst(
  skills: readonly SkillRecord[],
  { store, environment, signal }: Preparation,
): Promise<void> {
  for (const { id } of skills) {
    try {
      const skill = await store.loadRunnable(id);
      await prepareSkill(skill, { environment: await environment(), signal });
    } catch {
      signal?.throwIfAborted();
    }
  }
}
