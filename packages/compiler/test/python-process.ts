import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { SkillFiles } from "../src/index.ts";

// A locale and an interpreter setting under which Python would read text as ASCII.
const hostileEnvironment = { LC_ALL: "C", PYTHONUTF8: "0", PYTHONCOERCECLOCALE: "0" };

/** How a Python program ended. */
export interface PythonRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A temporary directory with the files of a skill, removed when disposed. */
export async function installFiles(files: SkillFiles): Promise<AsyncDisposable & { dir: string }> {
  const dir = await mkdtemp(join(tmpdir(), "compiled-skill-"));
  for (const [path, content] of Object.entries(files)) await writeFile(join(dir, path), content);
  return { dir, [Symbol.asyncDispose]: () => rm(dir, { recursive: true }) };
}

/** Runs Python to its end with the input given at once. */
export async function runPython(
  args: readonly string[],
  input: string | Uint8Array,
  env: Readonly<Record<string, string>> = {},
): Promise<PythonRun> {
  const path = process.env["PATH"] ?? "";
  const child = spawn("python3", args, { env: { PATH: path, ...hostileEnvironment, ...env } });
  const ended = Promise.withResolvers<number | null>();
  child.on("error", ended.reject).on("close", ended.resolve);
  // A skill that stopped reading closes the pipe; its exit code says why.
  child.stdin.on("error", () => {}).end(input);
  const [stdout, stderr, exitCode] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    ended.promise,
  ]);
  return { exitCode, stdout, stderr };
}

/** Runs a skill on lines and gives the responses that it sent, parsed. */
export async function askSkill(
  files: SkillFiles,
  lines: readonly (object | string)[],
  env: Readonly<Record<string, string>> = {},
): Promise<unknown[]> {
  await using installed = await installFiles(files);
  const written = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line)));
  const script = join(installed.dir, "skill.py");
  const run = await runPython([script], `${written.join("\n")}\n`, env);
  if (run.exitCode !== 0 || run.stderr !== "")
    throw new Error(`exit ${run.exitCode}: ${run.stderr}`);
  return run.stdout
    .split("\n")
    .filter(Boolean)
    .map((line): unknown => JSON.parse(line));
}
