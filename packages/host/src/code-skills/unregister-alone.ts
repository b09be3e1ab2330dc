import type { SkillRegistry } from "@skillwright/factory";

/**
 * Unregisters a skill, or one version of it, and nothing else: skills that need it stay registered,
 * and say what they miss when they are called.
 */
export async function unregisterAlone(
  registry: SkillRegistry,
  id: string,
  version?: string,
): Promise<void> {
  const removed = registry.unregister(id, {
    cascade: true,
    ...(version !== undefined && { version }),
  });
  for (const { id: other, skill } of removed) {
    if (other !== id) await registry.register(skill);
  }
}
