import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { runtimeError } from "../errors.ts";
import { mintWorkName, releaseWorkName } from "../store/work-owner.ts";
import { environmentKey } from "./environment-key.ts";
import { locateWithUv } from "./locate-with-uv.ts";
import type { PackageSources } from "./package-sources.ts";
import { probePython } from "./probe-python.ts";
import type {
  PreparedPython,
  PrepareOptions,
  PythonEnvironment,
  PythonRequirements,
} from "./python-environment.ts";
import { pythonFloor } from "./python-finder.ts";
import type { UvSupply } from "./uv-supply.ts";

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
  readonly #supply: UvSupply;
  readonly #root: string;
  readonly #sources: PackageSources;

  private constructor(
    supply: UvSupply,
    root: string,
    sources: PackageSources,
    python: PreparedPython,
  ) {
    this.#supply = supply;
    this.#root = root;
    this.#sources = sources;
    this.description = { python: python.python, version: python.version };
  }

  /** Prepares the environment of scripts that ask for nothing, which also shows that this uv works. */
  static async create(
    supply: UvSupply,
    cacheDir: string,
    sources: PackageSources,
    options: PrepareOptions = {},
  ): Promise<UvEnvironment> {
    const root = join(cacheDir, "uv-scripts");
    const unused = { python: "", version: "", roots: [] };
    const python = await new UvEnvironment(supply, root, sources, unused).prepare(
      { dependencies: [] },
      options,
    );
    return new UvEnvironment(supply, root, sources, python);
  }

  async prepare(
    { requiresPython, dependencies, minUvVersion }: PythonRequirements,
    options: PrepareOptions = {},
  ): Promise<PreparedPython> {
    const { signal } = options;
    signal?.throwIfAborted();
    const uv = await this.#supply.atLeast(minUvVersion, signal);
    const clauses = [pythonFloor, ...(requiresPython?.split(",") ?? [])];
    const specifier = [...new Set(clauses.map((clause) => clause.trim()))].join(",");
    const sorted = [...new Set(dependencies.map((dependency) => dependency.trim()))].sort();
    const dir = join(this.#root, environmentKey([specifier], sorted, this.#sources));
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
    const answer = await locateWithUv(
      { uv, root: this.#root, sources: this.#sources, signal },
      script,
    );
    if ("reason" in answer) throw failure(sorted, specifier, answer.reason);
    const { python } = answer;
    const probed = await probePython(python, signal);
    if (probed === undefined) throw failure(sorted, specifier, `${python} is no Python`);
    const roots = [probed.prefix, dirname(dirname(python))];
    const prepared = { python, version: probed.version, roots };
    await replaceText(record, JSON.stringify(prepared));
    return prepared;
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
