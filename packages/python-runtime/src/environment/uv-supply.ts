import { SkillwrightError } from "@skillwright/core";
import { runtimeError } from "../errors.ts";
import type { UvProgram } from "./find-uv.ts";
import { compareUvVersions, parseUvVersion, type UvVersion } from "./uv-version.ts";

/** Finds a uv of at least this version. @throws SkillwrightError `uv-not-found`. */
export type FindNewerUv = (
  minimum: UvVersion,
  signal: AbortSignal | undefined,
) => Promise<UvProgram>;

/** The uv in use, and newer ones for the skills that ask for them. */
export class UvSupply {
  readonly #usual: UvProgram;
  readonly #findNewer: FindNewerUv;

  constructor(usual: UvProgram, findNewer: FindNewerUv) {
    this.#usual = usual;
    this.#findNewer = findNewer;
  }

  /**
   * The usual uv, or, when that is older than `minimum`, the first on this machine that is not.
   *
   * @param minimum - as a manifest's `min_uv_version` says it.
   * @throws SkillwrightError `uv-version-unsatisfied`, naming what was found.
   */
  async atLeast(minimum: string | undefined, signal?: AbortSignal): Promise<UvProgram> {
    if (minimum === undefined) return this.#usual;
    const wanted = parseUvVersion(minimum);
    if (wanted === undefined) throw failure(minimum, "which is no version of uv");
    if (compareUvVersions(this.#usual.version, wanted) >= 0) return this.#usual;
    try {
      return await this.#findNewer(wanted, signal);
    } catch (error) {
      if (!SkillwrightError.is(error, "uv-not-found")) throw error;
      throw failure(minimum, `in use is ${this.#usual.version.text}; ${error.message}`, error);
    }
  }
}

function failure(minimum: string, reason: string, cause?: unknown): Error {
  return runtimeError(`the skill asks for uv ${minimum} (min_uv_version), ${reason}`, {
    code: "uv-version-unsatisfied",
    hint: 'Update uv, or set prefer = "venv" under [python], which needs none.',
    cause,
  });
}
