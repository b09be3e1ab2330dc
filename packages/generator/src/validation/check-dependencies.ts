import type { Diagnostic } from "@skillwright/core";

/** Names of packages, in any spelling that means the same; none allows nothing. */
export type AllowedDependencies = readonly string[] | "any";

/**
 * Holds the packages that unreviewed code wants to the list of those that it may have: they are
 * installed before anybody has approved the skill.
 *
 * @param dependencies - PEP 508 requirements, well-formed.
 */
export function checkDependencies(
  dependencies: readonly string[],
  allowed: AllowedDependencies,
  file: string,
): Diagnostic[] {
  if (allowed === "any") return [];
  const permitted = new Set(allowed.map(normalizeName));
  return dependencies.flatMap((dependency) => {
    const reason = refusal(dependency, permitted);
    if (reason === undefined) return [];
    const message = `the dependency ${JSON.stringify(dependency)} is not allowed: ${reason}`;
    return [{ code: "dependency-not-allowed", severity: "error", message, file }];
  });
}

function refusal(dependency: string, permitted: ReadonlySet<string>): string | undefined {
  const [name = ""] = /^[A-Za-z0-9._-]*/.exec(dependency.trim()) ?? [];
  if (permitted.size === 0) return "use the standard library";
  if (!permitted.has(normalizeName(name))) {
    return `use the standard library or one of ${[...permitted].join(", ")}`;
  }
  // A name says nothing of what an address of the author's own choice gives.
  const [specifier = ""] = dependency.split(";");
  return specifier.includes("@") ? "name its versions and no address" : undefined;
}

/** @see https://packaging.python.org/en/latest/specifications/name-normalization/ */
function normalizeName(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, "-");
}
