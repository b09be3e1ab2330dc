import semver from "semver";

/** A skill that another one needs. */
export interface SkillDependency {
  readonly id: string;
  /** Semantic version range; `*` when none was given. */
  readonly range: string;
}

/** Reads `id@range` or `id`; `undefined` when it is neither. */
export function parseDependency(text: string): SkillDependency | undefined {
  const [id = "", range = "*", ...rest] = text.split("@");
  if (id === "" || rest.length > 0 || semver.validRange(range) === null) return undefined;
  return { id, range };
}
