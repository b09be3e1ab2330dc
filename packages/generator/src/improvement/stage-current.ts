import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readPackage, type SkillRecord } from "@skillwright/python-runtime";
import type { CurrentSkill } from "../authors/author.ts";
import { decodeText } from "../validation/decode-text.ts";

/** Copies an installed package into staging, as what an author starts from. */
export async function stageCurrent(
  { dir, manifest }: SkillRecord,
  staging: string,
): Promise<CurrentSkill> {
  const files: Record<string, string> = {};
  for (const { path, bytes } of await readPackage(dir)) {
    const target = join(staging, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
    const text = decodeText(bytes);
    if (text !== undefined) files[path] = text;
  }
  return { manifest, files };
}
