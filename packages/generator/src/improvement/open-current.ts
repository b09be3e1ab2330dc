import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { readPackage, type SkillRecord } from "@skillwright/python-runtime";
import type { CurrentSkill } from "../authors/author.ts";
import { stagePackage } from "../staging/stage-package.ts";
import { decodeText } from "../validation/decode-text.ts";

/** An installed skill, and the way to put its files where an author starts from them. */
export interface OpenedSkill {
  readonly current: CurrentSkill;
  /** Empties staging; with `inPlace` it then holds the installed package. */
  readonly stage: (inPlace: boolean) => Promise<void>;
}

/** @param staging - the attempt's directory. */
export async function openCurrent(
  { dir, manifest, author }: SkillRecord,
  staging: string,
): Promise<OpenedSkill> {
  const installed = await readPackage(dir);
  const files: Record<string, string> = {};
  for (const { path, bytes } of installed) {
    const text = decodeText(bytes);
    if (text !== undefined) files[path] = text;
  }
  return {
    current: { manifest, files, author },
    async stage(inPlace) {
      for (const name of await readdir(staging)) {
        await rm(join(staging, name), { recursive: true, force: true });
      }
      if (inPlace) await stagePackage(staging, installed);
    },
  };
}
