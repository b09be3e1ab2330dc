import { checkSkillName } from "@skillwright/core";
import { z } from "zod";
import { InstructionError } from "../errors.ts";
import type { SkillLock } from "./skill-lock.ts";

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);

const lockFile = z.object({
  version: z.literal(1),
  skills: z.record(
    // It becomes the name of a directory, and a lock file may come from a stranger's repository.
    z.string().refine((name) => checkSkillName(name).length === 0),
    z.object({
      source: z.string(),
      path: z.string(),
      commit: z.string().optional(),
      digest,
      files: z.record(z.string(), digest),
    }),
  ),
});

/** @throws InstructionError `lock-invalid`. */
export function parseLock(json: string): SkillLock {
  try {
    return lockFile.parse(JSON.parse(json)).skills;
  } catch (cause) {
    throw new InstructionError("skills.lock.json is no lock file of version 1", {
      code: "lock-invalid",
      hint: "Restore it from version control, or remove it and import the skills again.",
      cause,
    });
  }
}

/** The lock as text: sorted, so that two imports in any order give one file. */
export function formatLock(lock: SkillLock): string {
  const skills = sortKeys(lock, ({ source, path, commit, digest: whole, files }) => ({
    source,
    path,
    ...(commit !== undefined && { commit }),
    digest: whole,
    files: sortKeys(files, (file) => file),
  }));
  return `${JSON.stringify({ version: 1, skills }, undefined, 2)}\n`;
}

function sortKeys<Value, Result>(
  map: Readonly<Record<string, Value>>,
  convert: (value: Value) => Result,
): Record<string, Result> {
  const entries = Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, value]) => [key, convert(value)]));
}
