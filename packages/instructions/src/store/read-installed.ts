import { join } from "node:path";
import {
  type AgentSkill,
  AgentSkillError,
  type Diagnostic,
  digestFiles,
  loadAgentSkill,
  validateAgentSkill,
} from "@skillwright/core";
import type { LockedSkill } from "../lock/skill-lock.ts";
import { fileDigest } from "../package/instruction-file.ts";
import type { InstalledInstruction } from "./installed-instruction.ts";
import { readSkillFiles } from "./read-skill-files.ts";

/** An installed skill as it is on disk now. */
export async function readInstalled(
  root: string,
  name: string,
  locked: LockedSkill | undefined,
): Promise<InstalledInstruction> {
  const dir = join(root, name);
  const files = await readSkillFiles(dir);
  const digests = Object.fromEntries(files.map((file) => [file.path, fileDigest(file)]));
  return {
    name,
    dir,
    ...(await load(dir)),
    ...(locked && { origin: { source: locked.source, path: locked.path, commit: locked.commit } }),
    digest: digestFiles(files),
    files: files.map(({ path }) => path),
    edits: locked ? differences(locked.files, digests) : [],
  };
}

/** Paths whose digests differ, or that only one of the two has; sorted. */
export function differences(
  one: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): string[] {
  const paths = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...paths].filter((path) => one[path] !== other[path]).sort();
}

async function load(
  dir: string,
): Promise<{ skill?: AgentSkill; diagnostics: readonly Diagnostic[] }> {
  try {
    const skill = await loadAgentSkill(dir);
    return { skill, diagnostics: await validateAgentSkill(dir, { profile: "lenient" }) };
  } catch (error) {
    if (!(error instanceof AgentSkillError)) throw error;
    return { diagnostics: error.diagnostics };
  }
}
