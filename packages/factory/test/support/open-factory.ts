import type { AnySkillEvent } from "../../src/events/skill-event-map.ts";
import { SkillEvents } from "../../src/events/skill-events.ts";
import type { SkillFactoryOptions } from "../../src/execution/factory-options.ts";
import { SkillFactory } from "../../src/execution/skill-factory.ts";
import { SkillRegistry } from "../../src/registry/skill-registry.ts";
import type { Skill } from "../../src/skill/skill.ts";

/** A factory over these skills, and every event that it and its registry emit. */
export async function openFactory(
  skills: readonly Skill[],
  options: Omit<SkillFactoryOptions, "registry"> = {},
) {
  const events = new SkillEvents();
  const heard: AnySkillEvent[] = [];
  events.onAny((event) => heard.push(event));
  const registry = new SkillRegistry({ events });
  for (const skill of skills) await registry.register(skill);
  const factory = new SkillFactory({ registry, ...options });
  return {
    factory,
    registry,
    heard,
    /** The data of every event of one type. */
    of: (type: AnySkillEvent["type"]) =>
      heard.filter((event) => event.type === type).map(({ data }) => data),
    async [Symbol.asyncDispose]() {
      await factory.stop({ graceMs: 0 });
    },
  };
}
