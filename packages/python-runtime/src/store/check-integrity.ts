import { digestFiles } from "@skillwright/core";
import { runtimeError } from "../errors.ts";
import { readPackage } from "./package-files.ts";
import type { SkillRecord } from "./skill-record.ts";

/**
 * Reads every file of the current version again.
 *
 * @throws SkillwrightError `skill-integrity-failed` when a file was changed, added, removed or replaced by a link.
 */
export async function checkIntegrity({ id, dir, versionDigest }: SkillRecord): Promise<void> {
  let digest: string;
  try {
    digest = digestFiles(await readPackage(dir));
  } catch (cause) {
    throw failure(id, "its files cannot be read", cause);
  }
  if (digest !== versionDigest) throw failure(id, "its files are not those that were installed");
}

function failure(id: string, problem: string, cause?: unknown): Error {
  return runtimeError(`${id} will not run: ${problem}`, {
    code: "skill-integrity-failed",
    hint: "Install the skill again.",
    cause,
  });
}
