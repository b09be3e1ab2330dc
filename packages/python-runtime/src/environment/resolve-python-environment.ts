import { SkillwrightError } from "@skillwright/core";
import { findUv, type UvProgram } from "./find-uv.ts";
import type { PythonEnvironment } from "./python-environment.ts";
import { PythonFinder } from "./python-finder.ts";
import { UvEnvironment } from "./uv-environment.ts";
import { UvSupply } from "./uv-supply.ts";
import { VenvEnvironment } from "./venv-environment.ts";

/** How {@link resolvePythonEnvironment} chooses. */
export interface PythonEnvironmentOptions {
  /** `auto`: uv where there is a usable one, else venv. Default `auto`. */
  readonly prefer?: "uv" | "venv" | "auto" | undefined;
  /** The only uv to consider; default: the search of the README. */
  readonly uvPath?: string | undefined;
  /** Where environments are kept, one directory per set of dependencies; may be deleted at any time. */
  readonly cacheDir: string;
  /** The only interpreter to use; default: the search of the README. */
  readonly pythonPath?: string | undefined;
  /** Package index; default: that of pip's or uv's own configuration. */
  readonly indexUrl?: string | undefined;
  /** A directory of wheels to search as well, for machines without an index. */
  readonly findLinks?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Finds what skills are to run on. With uv it also prepares the Python of scripts that ask for nothing,
 * which fetches one where there is none; everything else is for `prepare`.
 *
 * @throws SkillwrightError `python-not-found` when there is no Python of at least 3.11 and no uv;
 *   `uv-not-found` when uv is preferred and there is none.
 */
export async function resolvePythonEnvironment(
  options: PythonEnvironmentOptions,
): Promise<PythonEnvironment> {
  const { prefer = "auto", cacheDir, pythonPath, indexUrl, findLinks, signal } = options;
  const sources = { indexUrl, findLinks };
  // Who names an interpreter means that one; uv would choose its own.
  const uv = prefer === "venv" || pythonPath !== undefined ? undefined : await findUvFor(options);
  if (uv !== undefined) {
    const supply = new UvSupply(uv, (minimum, signal) => findUv({ ...options, minimum, signal }));
    return UvEnvironment.create(supply, cacheDir, sources, { signal });
  }
  const finder = new PythonFinder(pythonPath);
  return new VenvEnvironment(await finder.find(undefined, signal), finder, cacheDir, sources);
}

async function findUvFor(options: PythonEnvironmentOptions): Promise<UvProgram | undefined> {
  try {
    return await findUv(options);
  } catch (error) {
    if (options.prefer !== "uv" && SkillwrightError.is(error, "uv-not-found")) return undefined;
    throw error;
  }
}
