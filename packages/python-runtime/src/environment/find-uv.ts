import { accessSync, constants } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { runtimeError } from "../errors.ts";
import { runTool } from "./run-tool.ts";
import { compareUvVersions, parseUvVersion, type UvVersion } from "./uv-version.ts";

/** The first uv whose `run` takes PEP 723 scripts with their own environment reliably. */
export const minimumUv: UvVersion = { text: "0.5.0", numbers: [0, 5, 0] };

/** A uv that answers. */
export interface UvProgram {
  readonly path: string;
  readonly version: UvVersion;
}

/**
 * Looks for uv: `uvPath` alone when given, else each on `PATH`, `~/.local/bin`, `~/.cargo/bin`, and
 * the one that we installed in `cacheDir`. One that is too old or does not answer hides no other.
 *
 * @throws SkillwrightError `uv-not-found`, naming what was found and searched.
 */
export async function findUv({
  uvPath,
  cacheDir,
  minimum = minimumUv,
  signal,
}: {
  readonly uvPath?: string | undefined;
  readonly cacheDir: string;
  readonly minimum?: UvVersion | undefined;
  readonly signal?: AbortSignal | undefined;
}): Promise<UvProgram> {
  const candidates = uvPath === undefined ? uvCandidates(cacheDir) : [uvPath];
  const refused: string[] = [];
  for (const path of candidates) {
    if (!isExecutable(path)) continue;
    const { stdout, exitCode } = await runTool(path, ["--version"], { timeoutMs: 20_000, signal });
    const version = exitCode === 0 ? parseUvVersion(stdout) : undefined;
    if (version !== undefined && compareUvVersions(version, minimum) >= 0) return { path, version };
    refused.push(`${path} (${version === undefined ? "does not say its version" : version.text})`);
  }
  const found =
    refused.length === 0 ? `searched ${candidates.join(", ")}` : `found ${refused.join(", ")}`;
  throw runtimeError(`uv ${minimum.text} or newer was not found: ${found}`, {
    code: "uv-not-found",
    hint: "Install it from https://docs.astral.sh/uv/, or with: skill doctor --install-uv",
  });
}

function uvCandidates(cacheDir: string): string[] {
  const name = process.platform === "win32" ? "uv.exe" : "uv";
  const path = (process.env["PATH"] ?? "").split(delimiter).filter((dir) => dir !== "");
  const usual = [join(homedir(), ".local", "bin"), join(homedir(), ".cargo", "bin")];
  return [...new Set([...path, ...usual, join(cacheDir, "bin")])].map((dir) => join(dir, name));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
