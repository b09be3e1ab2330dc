import { satisfies } from "@renovatebot/pep440";
import { isPythonVersion } from "./is-python-version.ts";
import { isPythonVersionSpecifier } from "./is-python-version-specifier.ts";

/**
 * Whether an interpreter is one that a version specifier (PEP 440) asks for.
 *
 * A pre-release of Python counts like any other version: it is there, nobody has to choose it.
 *
 * @param version - as the interpreter says it; the `+` of a development build is ignored.
 * @throws RangeError when either is malformed.
 */
export function satisfiesPython(version: string, specifier: string): boolean {
  const released = version.replace(/\+$/, "");
  if (!isPythonVersion(released)) {
    throw new RangeError(`version must be a PEP 440 version, got ${JSON.stringify(version)}`);
  }
  if (!isPythonVersionSpecifier(specifier)) {
    throw new RangeError(`specifier must be as in PEP 440, got ${JSON.stringify(specifier)}`);
  }
  return satisfies(released, specifier, { prereleases: true });
}
