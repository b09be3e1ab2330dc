import { join } from "node:path";
import { SkillwrightError } from "@skillwright/core";
import { findUv, type UvProgram } from "./find-uv.ts";
import { installUv, pinnedUv } from "./install-uv.ts";
import type { PrepareOptions, PythonEnvironment } from "./python-environment.ts";
import { PythonFinder } from "./python-finder.ts";
import { UvEnvironment } from "./uv-environment.ts";
import { openUvOnConsent, type UvOffer } from "./uv-on-consent.ts";
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
  /**
   * Asks a person whether uv may be installed into `<cacheDir>/bin`, when there is none and a skill
   * needs what only uv can give; asked once at most. Without it, or when uv is ruled out by the other
   * options, nothing is ever installed.
   */
  readonly offerUv?: ((offer: UvOffer) => Promise<boolean>) | undefined;
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
  const { prefer = "auto", pythonPath, uvPath, offerUv, signal } = options;
  // Who names an interpreter means that one; uv would choose its own.
  const uv = prefer === "venv" || pythonPath !== undefined ? undefined : await findUvFor(options);
  if (uv !== undefined) return openUv(uv, options);
  const open = () => openVenv(options);
  const ruledOut = prefer === "venv" || pythonPath !== undefined || uvPath !== undefined;
  if (offerUv === undefined || ruledOut) return open();
  const directory = join(options.cacheDir, "bin");
  const consent = (reason: string) => offerUv({ ...pinnedUv, directory, reason });
  const install = async (asked: PrepareOptions) => {
    await installUv({ ...asked, cacheDir: options.cacheDir });
    return openUv(await findUv(options), options);
  };
  return openUvOnConsent({ open, consent, install }, { signal });
}

function openUv(uv: UvProgram, options: PythonEnvironmentOptions): Promise<PythonEnvironment> {
  const { cacheDir, indexUrl, findLinks, signal } = options;
  const supply = new UvSupply(uv, (minimum, signal) => findUv({ ...options, minimum, signal }));
  return UvEnvironment.create(supply, cacheDir, { indexUrl, findLinks }, { signal });
}

async function openVenv(options: PythonEnvironmentOptions): Promise<PythonEnvironment> {
  const { cacheDir, pythonPath, indexUrl, findLinks, signal } = options;
  const finder = new PythonFinder(pythonPath);
  const python = await finder.find(undefined, signal);
  return new VenvEnvironment(python, finder, cacheDir, { indexUrl, findLinks });
}

async function findUvFor(options: PythonEnvironmentOptions): Promise<UvProgram | undefined> {
  try {
    return await findUv(options);
  } catch (error) {
    if (options.prefer !== "uv" && SkillwrightError.is(error, "uv-not-found")) return undefined;
    throw error;
  }
}
