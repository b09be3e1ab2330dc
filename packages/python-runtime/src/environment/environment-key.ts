import { sha256Hex } from "@skillwright/core";
import type { PackageSources } from "./package-sources.ts";

/**
 * The directory name of an environment: equal for equal dependencies, in any order, from the same
 * sources for the same Python. Another index may hold other packages under the same names.
 *
 * @param python - what tells Pythons apart: path and version of one, or a specifier.
 */
export function environmentKey(
  python: readonly string[],
  dependencies: readonly string[],
  { indexUrl, findLinks }: PackageSources,
): string {
  const sorted = [...new Set(dependencies.map((dependency) => dependency.trim()))].sort();
  const sources = sorted.length === 0 ? [] : [indexUrl ?? null, findLinks ?? null];
  const text = JSON.stringify([python, process.platform, process.arch, sorted, sources]);
  // 128 bits are plenty; a full digest makes paths too long for some systems' wheels.
  return sha256Hex(text).slice(0, 32);
}
