import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { runtimeError } from "../errors.ts";
import { isAbandoned, mintWorkName, releaseWorkName } from "../store/work-owner.ts";
import { environmentKey } from "./environment-key.ts";
import type { PackageSources } from "./package-sources.ts";
import type { ProbedPython } from "./probe-python.ts";
import type {
  PreparedPython,
  PrepareOptions,
  PythonEnvironment,
  PythonRequirements,
} from "./python-environment.ts";
import type { PythonFinder } from "./python-finder.ts";
import { runTool } from "./run-tool.ts";

/** Large wheels over a slow line; far more than the handshake's budget, which they must not spend. */
const installTimeoutMs = 10 * 60_000;
const createTimeoutMs = 2 * 60_000;

/**
 * The system's Python, with a virtual environment per set of dependencies.
 *
 * Scripts without dependencies run on the interpreter itself. pip takes wheels only: building a
 * source distribution runs its code unsandboxed, before anybody has looked at it.
 */
export class VenvEnvironment implements PythonEnvironment {
  readonly kind = "venv";
  readonly description: { readonly python: string; readonly version: string };
  readonly #finder: PythonFinder;
  readonly #root: string;
  readonly #sources: PackageSources;

  constructor(
    python: ProbedPython,
    finder: PythonFinder,
    cacheDir: string,
    sources: PackageSources,
  ) {
    this.description = { python: python.path, version: python.version };
    this.#finder = finder;
    this.#root = join(cacheDir, "environments");
    this.#sources = sources;
  }

  async prepare(
    { requiresPython, dependencies }: PythonRequirements,
    options: PrepareOptions = {},
  ): Promise<PreparedPython> {
    const base = await this.#finder.find(requiresPython, options.signal);
    const { version } = base;
    if (dependencies.length === 0) return { python: base.path, version, roots: [base.prefix] };
    const dir = join(this.#root, environmentKey([base.path, version], dependencies, this.#sources));
    if (!existsSync(dir)) await this.#build(dir, base, dependencies, options);
    return { python: venvPython(dir), version, roots: [base.prefix, dir] };
  }

  /** Built beside its place and renamed, so an environment that exists is complete. */
  async #build(
    dir: string,
    base: ProbedPython,
    dependencies: readonly string[],
    { signal, onProgress }: PrepareOptions,
  ): Promise<void> {
    await mkdir(this.#root, { recursive: true });
    await this.#removeAbandoned();
    const name = mintWorkName();
    const draft = join(this.#root, name);
    try {
      onProgress?.(`creating an environment on Python ${base.version}`);
      const outside = await hasModernPip(base, signal);
      const created = await runTool(
        base.path,
        ["-I", "-m", "venv", ...(outside ? ["--without-pip"] : []), draft],
        { timeoutMs: createTimeoutMs, signal },
      );
      if (created.exitCode !== 0) throw creationFailure(base, created.stderr || created.stdout);
      onProgress?.(`installing ${dependencies.join(", ")}`);
      const pip = outside
        ? [base.path, "-I", "-m", "pip", "--python", venvPython(draft)]
        : [venvPython(draft), "-I", "-m", "pip"];
      const [file = "", ...args] = [...pip, ...pipArguments(this.#sources), ...dependencies];
      const installed = await runTool(file, args, { timeoutMs: installTimeoutMs, signal });
      if (installed.status === "timed-out")
        throw installFailure(dependencies, "it took longer than ten minutes");
      if (installed.exitCode !== 0) throw installFailure(dependencies, lastLines(installed.stderr));
      await rename(draft, dir).catch((error: unknown) => {
        // Another process was faster; its environment is as good.
        if (!existsSync(dir)) throw error;
      });
    } finally {
      await rm(draft, { recursive: true, force: true });
      releaseWorkName(name);
    }
  }

  async #removeAbandoned(): Promise<void> {
    for (const name of await readdir(this.#root)) {
      const path = join(this.#root, name);
      // Environments are named by a bare digest; drafts carry their owner.
      if (name.includes(".") && isAbandoned(name, path))
        await rm(path, { recursive: true, force: true });
    }
  }
}

/** pip 22.3 can install into another environment, which spares it a pip of its own (three seconds). */
async function hasModernPip(
  { path }: ProbedPython,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const { stdout } = await runTool(path, ["-I", "-m", "pip", "--version"], {
    timeoutMs: createTimeoutMs,
    signal,
  });
  const [, major = "0", minor = "0"] = /^pip (\d+)\.(\d+)/.exec(stdout) ?? [];
  return Number(major) > 22 || (Number(major) === 22 && Number(minor) >= 3);
}

function venvPython(dir: string): string {
  return process.platform === "win32"
    ? join(dir, "Scripts", "python.exe")
    : join(dir, "bin", "python");
}

function pipArguments({ indexUrl, findLinks }: PackageSources): string[] {
  const quiet = ["--disable-pip-version-check", "--no-input", "--quiet", "--no-compile"];
  return [
    ...["install", ...quiet, "--only-binary", ":all:"],
    ...(indexUrl === undefined ? [] : ["--index-url", indexUrl]),
    ...(findLinks === undefined ? [] : ["--find-links", findLinks]),
    // Ends the options: a dependency cannot be one.
    "--",
  ];
}

function creationFailure({ path }: ProbedPython, output: string): Error {
  return runtimeError(`${path} cannot create a virtual environment: ${lastLines(output)}`, {
    code: /ensurepip|No module named/.test(output) ? "python-venv-missing" : "environment-failed",
    hint: "Install the venv module (python3-venv on Debian and Ubuntu), or uv, which needs none: skill doctor --install-uv",
  });
}

function installFailure(dependencies: readonly string[], reason: string): Error {
  return runtimeError(`cannot install ${dependencies.join(", ")}: ${reason}`, {
    code: "environment-failed",
    hint: "Check the names and versions and the package index; only wheels are installed, nothing is built.",
  });
}

function lastLines(output: string): string {
  return output.trim().split("\n").slice(-4).join("\n") || "it gave no reason";
}
