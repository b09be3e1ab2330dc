import type { SkillType } from "../skill/skill-type.ts";
import type { Registration } from "./registration.ts";
import type { RegistrationState } from "./registration-state.ts";

/** What a registry holds, counted when asked. */
export interface RegistryStatistics {
  /** Registered versions. */
  readonly total: number;
  /** Ids. */
  readonly skills: number;
  readonly byType: Readonly<Partial<Record<SkillType, number>>>;
  readonly byState: Readonly<Partial<Record<RegistrationState, number>>>;
  /** Different capabilities. */
  readonly capabilities: number;
  /** Declared dependencies. */
  readonly dependencies: number;
}

/** Counts registrations. */
export function summarizeRegistry(registrations: readonly Registration[]): RegistryStatistics {
  const byType: Partial<Record<SkillType, number>> = {};
  const byState: Partial<Record<RegistrationState, number>> = {};
  const capabilities = new Set<string>();
  let dependencies = 0;
  for (const { metadata, state } of registrations) {
    byType[metadata.type] = (byType[metadata.type] ?? 0) + 1;
    byState[state] = (byState[state] ?? 0) + 1;
    for (const { name } of metadata.capabilities) capabilities.add(name);
    dependencies += metadata.dependencies.length;
  }
  return {
    total: registrations.length,
    skills: new Set(registrations.map(({ id }) => id)).size,
    byType,
    byState,
    capabilities: capabilities.size,
    dependencies,
  };
}
