import type { HostEvent } from "../contract/host-events.ts";
import type { Workspace } from "../workspace/workspace.ts";

/**
 * Passes on what circuit breakers do. Loads what runs skills, so it is called when one is about to
 * be run.
 */
export async function watchBreakers(
  workspace: Workspace,
  onChange: (event: Extract<HostEvent, { event: "skill.breaker_changed" }>) => void,
): Promise<Disposable> {
  const { factory } = await workspace.executor();
  return factory.registry.events.on("CircuitBreakerTriggered", ({ skillId, version, from, to }) => {
    const payload = { skill_id: skillId, version, from, to };
    onChange({ event: "skill.breaker_changed", payload });
  });
}
