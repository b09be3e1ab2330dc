import { isRunnable } from "@skillwright/core";
import {
  createRestartGuard,
  type SkillRecord,
  type SkillStore,
  startSkill,
} from "@skillwright/python-runtime";

/**
 * `startSkill` behind a restart budget: a skill that keeps crashing is started later and later, and
 * quarantined when the budget is spent.
 *
 * @param maxRestarts - as `[python] max_restarts`.
 */
export function guardedStart(
  { id, versionDigest }: SkillRecord,
  store: SkillStore,
  maxRestarts: number,
): typeof startSkill {
  const onExhausted = (reason: string) => {
    const now = store.get(id);
    // Removed, replaced or put aside meanwhile: then it is not this version that serves.
    if (now?.versionDigest !== versionDigest || !isRunnable(now.state)) return;
    store.quarantine(id, reason);
  };
  const createGuard = () => createRestartGuard({ id, maxRestarts, onExhausted });
  let guard = createGuard();
  return (skill, options) => {
    // Only active skills are started: somebody looked at it and activated it again.
    if (guard.exhausted) guard = createGuard();
    return guard.start(() => startSkill(skill, options), options.signal);
  };
}
