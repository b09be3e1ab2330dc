import { constants, open } from "node:fs/promises";
import { join } from "node:path";
import { SkillwrightError } from "../errors/skillwright-error.ts";
import { ManifestError } from "./manifest-error.ts";
import { manifestFileName } from "./manifest-file-name.ts";
import { maxManifestBytes, parseManifest } from "./parse-manifest.ts";
import type { SkillManifest } from "./skill-manifest.ts";
import { toDiagnostic } from "./to-diagnostic.ts";

/**
 * The manifest of the package in a directory. Whether the entry script is there is not looked at.
 *
 * @throws SkillwrightError `manifest-unreadable` when there is no such file, or it cannot be read.
 * @throws ManifestError (`manifest-invalid`) as {@link parseManifest} does.
 */
export async function loadManifest(dir: string): Promise<SkillManifest> {
  const path = join(dir, manifestFileName);
  const bytes = await readAtMost(path, maxManifestBytes + 1);
  return parseManifest(decode(bytes));
}

async function readAtMost(path: string, maxBytes: number): Promise<Uint8Array> {
  try {
    // Opening a pipe waits for its writer, and reading one may never end.
    await using file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    if (!(await file.stat()).isFile()) throw new Error("it is not a regular file");
    const { bytesRead, buffer } = await file.read(new Uint8Array(maxBytes));
    return buffer.subarray(0, bytesRead);
  } catch (cause) {
    throw new SkillwrightError(`cannot read ${path}`, {
      code: "manifest-unreadable",
      hint: "Name the directory of a skill, with a manifest.toml that you may read.",
      cause,
    });
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const message = "invalid encoding: the file is not UTF-8";
    throw new ManifestError([toDiagnostic({ code: "manifest-not-utf8", path: [], message })]);
  }
}
