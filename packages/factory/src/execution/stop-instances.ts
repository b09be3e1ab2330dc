import type { InstancePool } from "../instances/instance-pool.ts";
import type { CleanupOutcome, SkillHandle } from "../instances/skill-handle.ts";
import type { Registration } from "../registry/registration.ts";
import type { SkillRegistry } from "../registry/skill-registry.ts";

/** How stopping went. */
export interface StopReport {
  /** Ids of the skills whose instances are cleaned up, in the order in which that happened. */
  readonly stopped: readonly string[];
  readonly failures: readonly StopFailure[];
}

/** An instance that could not be cleaned up. */
export interface StopFailure {
  readonly skillId: string;
  /** What the clean-up threw, or that it took too long. */
  readonly reason: string;
}

/** Cleans up every instance, skills before what they need, each within its own time. */
export async function stopInstances(
  registry: SkillRegistry,
  pool: InstancePool,
  cleanupMs: number,
): Promise<StopReport> {
  const stopped: string[] = [];
  const failures: StopFailure[] = [];
  for (const registration of inStopOrder(registry, pool.alive)) {
    const { id: skillId, revision } = registration;
    const retired = pool.retire((other) => other.revision === revision);
    const outcomes = await withinTime(retired, cleanupMs);
    if (outcomes === undefined) {
      failures.push({ skillId, reason: `it was not cleaned up after ${cleanupMs} ms` });
      continue;
    }
    const broken = outcomes.map(({ outcome }) => outcome).filter(({ ok }) => !ok);
    for (const outcome of broken) failures.push({ skillId, reason: reasonOf(outcome) });
    if (broken.length === 0) stopped.push(skillId);
  }
  return { stopped, failures };
}

/** Those that need others come before them. */
function inStopOrder(registry: SkillRegistry, alive: readonly SkillHandle[]): Registration[] {
  const registrations = new Map(
    alive.map(({ registration }) => [registration.revision, registration]),
  );
  const depth = (registration: Registration) => {
    try {
      return registry.resolveFor(registration).length;
    } catch {
      // What it needed is gone already, so nothing waits for it.
      return 0;
    }
  };
  // Whoever needs a skill needs all that this one needs, and the skill itself: its order is longer.
  return [...registrations.values()].sort((a, b) => depth(b) - depth(a));
}

async function withinTime<T>(work: Promise<T>, durationMs: number): Promise<T | undefined> {
  const over = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => over.resolve(undefined), durationMs);
  try {
    return await Promise.race([work, over.promise]);
  } finally {
    clearTimeout(timer);
  }
}

function reasonOf(outcome: CleanupOutcome): string {
  const error = outcome.ok ? undefined : outcome.error;
  return error instanceof Error ? error.message : String(error);
}
