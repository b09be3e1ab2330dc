import { readPackage, type SkillRecord } from "@skillwright/python-runtime";
import type { CurrentSkill } from "../authors/author.ts";
import { stagePackage } from "../staging/stage-package.ts";
import { decodeText } from "../validation/decode-text.ts";

/** Copies an installed package into staging, as what an author starts from. */
export async function stageCurrent(
  { dir, manifest }: SkillRecord,
  staging: string,
): Promise<CurrentSkill> {
  const files: Record<string, string> = {};
  const current = await readPackage(dir);
  await stagePackage(staging, current);
  for (const { path, bytes } of current) {
    const text = decodeText(bytes);
    if (text !== undefined) files[path] = text;
  }
  return { manifest, files };
}
