import { join } from "node:path";
import type { UvProgram } from "./find-uv.ts";
import type { PackageSources } from "./package-sources.ts";
import { runTool, type ToolOutcome, toolEnvironment } from "./run-tool.ts";

/** A Python and large wheels over a slow line; apart from the handshake's budget. */
const timeoutMs = 15 * 60_000;

/** What {@link locateWithUv} works with. */
export interface UvWork {
  readonly uv: UvProgram;
  /** uv's working directory; its cache is kept in it. */
  readonly root: string;
  readonly sources: PackageSources;
  readonly signal?: AbortSignal | undefined;
}

/** The interpreter of a script's environment, or why uv could not make one. */
export type UvAnswer = { readonly python: string } | { readonly reason: string };

/**
 * Installs what a script asks for and says where its interpreter is. `uv sync --script` installs
 * without running anything; older versions run the script instead, which must then print its
 * interpreter.
 */
export async function locateWithUv(work: UvWork, script: string): Promise<UvAnswer> {
  const sources = sourceArguments(work.sources);
  if (!(await supportsScript(work, ["sync"], ["python", "find"]))) {
    return toAnswer(await run(work, ["run", "--no-project", ...sources, script]));
  }
  const synced = await run(work, ["sync", "--script", script, ...sources]);
  if (synced.exitCode !== 0) return toAnswer(synced);
  return toAnswer(await run(work, ["python", "find", "--script", script]));
}

async function supportsScript(
  work: UvWork,
  ...commands: readonly (readonly string[])[]
): Promise<boolean> {
  for (const command of commands) {
    const { stdout } = await run(work, [...command, "--help"]);
    if (!stdout.includes("--script")) return false;
  }
  return true;
}

function toAnswer({ exitCode, stdout, stderr, status }: ToolOutcome): UvAnswer {
  if (exitCode === 0) return { python: stdout.trim() };
  return { reason: stderr.trim().split("\n").slice(-6).join("\n") || status };
}

function run({ uv, root, signal }: UvWork, args: readonly string[]): Promise<ToolOutcome> {
  const env = {
    UV_CACHE_DIR: join(root, "cache"),
    ...toolEnvironment(),
    UV_NO_PROGRESS: "1",
    NO_COLOR: "1",
  };
  return runTool(uv.path, args, { timeoutMs, env, cwd: root, signal });
}

function sourceArguments({ indexUrl, findLinks }: PackageSources): string[] {
  return [
    // Wheels only: building runs code that nobody has looked at.
    "--no-build",
    ...(indexUrl === undefined ? [] : ["--index-url", indexUrl]),
    ...(findLinks === undefined ? [] : ["--find-links", findLinks]),
  ];
}
