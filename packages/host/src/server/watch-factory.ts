import type { HostEvent } from "../contract/host-events.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** What happens in the factory and concerns those who listen to a host. */
type FactoryEvent = Extract<
  HostEvent,
  { event: "skill.breaker_changed" | "skill.hot_reloaded" | "skill.reload_failed" }
>;

/**
 * Passes on what circuit breakers and hot reloads do. Loads what runs skills, so it is called when
 * one is about to be run, or when code skills are watched.
 */
export async function watchFactory(
  workspace: Workspace,
  onEvent: (event: FactoryEvent) => void,
): Promise<Disposable> {
  const { events } = (await workspace.executor()).factory.registry;
  const listening = new DisposableStack();
  listening.use(
    events.on("CircuitBreakerTriggered", ({ skillId, version, from, to }) => {
      const payload = { skill_id: skillId, version, from, to };
      onEvent({ event: "skill.breaker_changed", payload });
    }),
  );
  listening.use(
    events.on("SkillHotReloaded", ({ skillId, version, previousVersion }) => {
      const payload = { skill_id: skillId, version, previous_version: previousVersion };
      onEvent({ event: "skill.hot_reloaded", payload });
    }),
  );
  listening.use(
    events.on("SkillReloadFailed", ({ skillId, errorCode, reason }) => {
      const payload = { skill_id: skillId, error_code: errorCode, reason };
      onEvent({ event: "skill.reload_failed", payload });
    }),
  );
  return listening;
}
