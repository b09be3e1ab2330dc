/** An interpreter that was found and answered. */
export interface PythonInterpreter {
  /** Absolute path of the real executable, not of a shim. */
  readonly path: string;
  /** As PEP 440 spells it: `3.11.7`, `3.15.0b2`. */
  readonly version: string;
}

/** What a script needs, from its PEP 723 block and manifest. */
export interface PythonRequirements {
  /** PEP 440 specifier, e.g. `>=3.11`. */
  readonly requiresPython?: string | undefined;
  /** PEP 508 requirements. */
  readonly dependencies: readonly string[];
  /** The oldest uv that may prepare it, as `0.5.14`; means nothing where uv is not what prepares. */
  readonly minUvVersion?: string | undefined;
}

/** How {@link PythonEnvironment.prepare} prepares. */
export interface PrepareOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called with one line per step that takes time. */
  readonly onProgress?: ((message: string) => void) | undefined;
}

/** The interpreter that a skill is to be run with. */
export interface PreparedPython {
  /** Absolute path of the executable; its environment holds the dependencies. */
  readonly python: string;
  readonly version: string;
  /** Directories that a sandbox must let the skill read: the interpreter's and the environment's. */
  readonly roots: readonly string[];
}

/**
 * Where skills get their Python from. It prepares and never runs a skill: the runner starts
 * {@link PreparedPython.python} itself, so there is one runner whatever prepared the environment.
 */
export interface PythonEnvironment {
  readonly kind: "uv" | "venv";
  /** The interpreter for scripts that ask for nothing special. */
  readonly description: { readonly python: string; readonly version: string };

  /**
   * An interpreter that satisfies the requirements; installs what is missing, once per set of
   * dependencies, and needs no network when nothing is.
   *
   * @throws SkillwrightError `python-version-unsatisfied`, `uv-version-unsatisfied`,
   *   `environment-failed`.
   */
  prepare(requirements: PythonRequirements, options?: PrepareOptions): Promise<PreparedPython>;
}
