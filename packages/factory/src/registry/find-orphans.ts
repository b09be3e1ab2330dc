import semver from "semver";
import { parseDependency } from "../skill/parse-dependency.ts";
import type { RegistryEntry } from "./registry-entry.ts";

/** The entries that stay, and have a dependency which only those that go can meet. */
export function findOrphans(
  all: readonly RegistryEntry[],
  going: readonly RegistryEntry[],
): RegistryEntry[] {
  const left = all.filter((entry) => !going.includes(entry));
  const isMet = (text: string) => {
    const dependency = parseDependency(text);
    const meets = (entry: RegistryEntry) =>
      entry.id === dependency?.id && semver.satisfies(entry.version, dependency.range);
    return !going.some(meets) || left.some(meets);
  };
  return left.filter(({ skill }) => !skill.metadata.dependencies.every(isMet));
}
