import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { sha256Hex } from "@skillwright/core";
import { z } from "zod";
import { runtimeError } from "../errors.ts";
import { mintWorkName, releaseWorkName } from "../store/work-owner.ts";
import type { UvProgram } from "./find-uv.ts";
import { probePython } from "./probe-python.ts";
import type {
  PreparedPython,
  PrepareOptions,
  PythonEnvironment,
  PythonRequirements,
} from "./python-environment.ts";
import { pythonFloor } from "./python-finder.ts";
import { runTool, type ToolOutcome, toolEnvironment } from "./run-tool.ts";
import type { PackageSources } from "./venv-environment.ts";

/** A Python and large wheels over a slow line; apart from the handshake's budget. */
const timeoutMs = 15 * 60_000;

const preparedSchema = z.object({
  python: z.string(),
  version: z.string(),
  roots: z.array(z.string()),
});

/**
 * uv as preparer: it resolves, installs, and fetches Python itself where the machine has none. It is
 * given a script of ours that holds the requirements alone, so a skill's code never runs here, and no
 * project that happens to lie above the skill is taken for its own.
 */
export class UvEnvironment implements PythonEnvironment {
  readonly kind = "uv";
  readonly description: { readonly python: string; readonly version: string };
  readonly #uv: UvProgram;
  readonly #root: string;
  readonly #sources: PackageSources;

  private constructor(
    uv: UvProgram,
    root: string,
    sources: PackageSources,
    python: PreparedPython,
  ) {
    this.#uv = uv;
    this.#root = root;
    this.#sources = sources;
    this.description = { python: python.python, version: python.version };
  }

  /** Prepares the environment of scripts that ask for nothing, which also shows that this uv works. */
  static async create(
    uv: UvProgram,
    cacheDir: string,
    sources: PackageSources,
    options: PrepareOptions = {},
  ): Promise<UvEnvironment> {
    const root = join(cacheDir, "uv-scripts");
    const unused = { python: "", version: "", roots: [] };
    const python = await new UvEnvironment(uv, root, sources, unused).prepare(
      { dependencies: [] },
      options,
    );
    return new UvEnvironment(uv, root, sources, python);
  }

  async prepare(
    { requiresPython, dependencies }: PythonRequirements,
    options: PrepareOptions = {},
  ): Promise<PreparedPython> {
    options.signal?.throwIfAborted();
    const clauses = [pythonFloor, ...(requiresPython?.split(",") ?? [])];
    const specifier = [...new Set(clauses.map((clause) => clause.trim()))].join(",");
    const sorted = [...new Set(dependencies.map((dependency) => dependency.trim()))].sort();
    const key = sha256Hex(
      JSON.stringify([specifier, sorted, process.platform, process.arch]),
    ).slice(0, 32);
    const dir = join(this.#root, key);
    const record = join(dir, "prepared.json");
    const known = await readPrepared(record);
    if (known !== undefined) return known;
    // The name is the key of uv's own cache, so it must be the same each time.
    const script = join(dir, "script.py");
    await mkdir(dir, { recursive: true });
    await replaceText(script, scriptFor(specifier, sorted));
    options.onProgress?.(
      sorted.length === 0 ? "preparing Python" : `installing ${sorted.join(", ")}`,
    );
    const python = await this.#locate(script, specifier, sorted, options);
    const probed = await probePython(python, options.signal);
    if (probed === undefined) throw failure(sorted, specifier, `${python} is no Python`);
    const roots = [probed.prefix, dirname(dirname(python))];
    const prepared = { python, version: probed.version, roots };
    await replaceText(record, JSON.stringify(prepared));
    return prepared;
  }

  /** `uv sync --script` installs without running anything; older versions run our script instead. */
  async #locate(
    script: string,
    specifier: string,
    dependencies: readonly string[],
    { signal }: PrepareOptions,
  ): Promise<string> {
    const check = (outcome: ToolOutcome) => {
      if (outcome.exitCode === 0) return outcome.stdout.trim();
      throw failure(
        dependencies,
        specifier,
        outcome.stderr.trim().split("\n").slice(-6).join("\n") || outcome.status,
      );
    };
    const sources = sourceArguments(this.#sources);
    if (
      (await this.#supportsScript(["sync"])) &&
      (await this.#supportsScript(["python", "find"]))
    ) {
      check(await this.#run(["sync", "--script", script, ...sources], signal));
      return check(await this.#run(["python", "find", "--script", script], signal));
    }
    return check(await this.#run(["run", "--no-project", ...sources, script], signal));
  }

  async #supportsScript(command: readonly string[]): Promise<boolean> {
    const { stdout } = await this.#run([...command, "--help"], undefined);
    return stdout.includes("--script");
  }

  #run(args: readonly string[], signal: AbortSignal | undefined): Promise<ToolOutcome> {
    const env = {
      UV_CACHE_DIR: join(this.#root, "cache"),
      ...toolEnvironment(),
      UV_NO_PROGRESS: "1",
      NO_COLOR: "1",
    };
    return runTool(this.#uv.path, args, { timeoutMs, env, cwd: this.#root, signal });
  }
}

async function readPrepared(record: string): Promise<PreparedPython | undefined> {
  try {
    const prepared = preparedSchema.parse(JSON.parse(await readFile(record, "utf8")));
    // Caches are cleaned, and Pythons removed.
    return existsSync(prepared.python) ? prepared : undefined;
  } catch {
    return undefined;
  }
}

function scriptFor(specifier: string, dependencies: readonly string[]): string {
  return [
    "# /// script",
    `# requires-python = ${JSON.stringify(specifier)}`,
    `# dependencies = ${JSON.stringify(dependencies)}`,
    "# ///",
    "import sys",
    "",
    "print(sys.executable)",
    "",
  ].join("\n");
}

async function replaceText(file: string, text: string): Promise<void> {
  const name = mintWorkName();
  const draft = `${file}.${name}`;
  try {
    await writeFile(draft, text);
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
    releaseWorkName(name);
  }
}

function sourceArguments({ indexUrl, findLinks }: PackageSources): string[] {
  return [
    // Wheels only: building runs code that nobody has looked at.
    "--no-build",
    ...(indexUrl === undefined ? [] : ["--index-url", indexUrl]),
    ...(findLinks === undefined ? [] : ["--find-links", findLinks]),
  ];
}

function failure(dependencies: readonly string[], specifier: string, reason: string): Error {
  if (
    /No interpreter found|no (?:download|interpreter)|does not satisfy|incompatible/i.test(reason)
  ) {
    return runtimeError(`no Python ${specifier} could be found or fetched: ${reason}`, {
      code: "python-version-unsatisfied",
      hint: `Install a Python that satisfies ${specifier}.`,
    });
  }
  const what = dependencies.length === 0 ? "Python" : dependencies.join(", ");
  return runtimeError(`cannot install ${what}: ${reason}`, {
    code: "environment-failed",
    hint: "Check the names and versions and the package index; only wheels are installed, nothing is built.",
  });
}
