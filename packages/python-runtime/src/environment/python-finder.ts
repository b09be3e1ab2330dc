import { satisfiesPython } from "@skillwright/core";
import { runtimeError } from "../errors.ts";
import { type ProbedPython, probePython } from "./probe-python.ts";
import { pythonCandidates } from "./python-candidates.ts";

/** What every skill may rely on. */
export const pythonFloor = ">=3.11";

/** Finds interpreters one by one and remembers them: most scripts are content with the first. */
export class PythonFinder {
  readonly #found: ProbedPython[] = [];
  readonly #paths = new Set<string>();
  readonly #untried: string[];

  /** @param pythonPath - the only interpreter to consider, when given. */
  constructor(pythonPath?: string) {
    this.#untried = pythonPath === undefined ? pythonCandidates() : [pythonPath];
  }

  /**
   * The first interpreter within `specifier`.
   *
   * @throws SkillwrightError `python-not-found` when there is none of at least 3.11,
   *   `python-version-unsatisfied` when there are, but none within the specifier.
   */
  async find(specifier: string | undefined, signal?: AbortSignal): Promise<ProbedPython> {
    for (const python of this.#found) if (fits(python, specifier)) return python;
    for (let file = this.#untried.shift(); file !== undefined; file = this.#untried.shift()) {
      const python = await probePython(file, signal);
      if (python === undefined || this.#paths.has(python.path)) continue;
      this.#paths.add(python.path);
      this.#found.push(python);
      if (fits(python, specifier)) return python;
    }
    throw this.#failure(specifier);
  }

  #failure(specifier: string | undefined): Error {
    const list = this.#found.map(({ path, version }) => `${version} (${path})`).join(", ");
    const found = list === "" ? "no Python was found" : `found only ${list}`;
    if (specifier !== undefined && this.#found.some((python) => fits(python, undefined))) {
      return runtimeError(`the skill requires Python ${specifier}, ${found}`, {
        code: "python-version-unsatisfied",
        hint: `Install a Python that satisfies ${specifier}, or uv, which fetches one: skill doctor --install-uv`,
      });
    }
    return runtimeError(`Python 3.11 or newer is needed, ${found}`, {
      code: "python-not-found",
      hint: "Install Python from https://www.python.org/downloads/ or your system's packages, put it on PATH, or install uv, which fetches one: skill doctor --install-uv",
    });
  }
}

function fits({ version }: ProbedPython, specifier: string | undefined): boolean {
  return (
    satisfiesPython(version, pythonFloor) &&
    (specifier === undefined || satisfiesPython(version, specifier))
  );
}
