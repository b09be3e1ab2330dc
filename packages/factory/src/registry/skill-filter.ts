import semver from "semver";
import type { SkillType } from "../skill/skill-type.ts";
import type { Registration } from "./registration.ts";
import type { RegistrationState } from "./registration-state.ts";

/** Which skills a query is about. */
export interface SkillFilter {
  readonly type?: SkillType | undefined;
  readonly state?: RegistrationState | undefined;
  readonly tag?: string | undefined;
  /** Only this version or later ones. */
  readonly minVersion?: string | undefined;
  /** All of them must be there. */
  readonly capabilities?: readonly string[] | undefined;
}

/** Whether a registration is one of those that the filter is about. */
export function passesFilter(registration: Registration, filter: SkillFilter): boolean {
  const { metadata, state, version } = registration;
  const names = metadata.capabilities.map(({ name }) => name);
  return (
    (filter.type === undefined || metadata.type === filter.type) &&
    (filter.state === undefined || state === filter.state) &&
    (filter.tag === undefined || metadata.tags.includes(filter.tag)) &&
    (filter.minVersion === undefined || semver.gte(version, filter.minVersion)) &&
    (filter.capabilities ?? []).every((name) => names.includes(name))
  );
}
