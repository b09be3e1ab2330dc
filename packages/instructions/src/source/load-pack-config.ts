import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { createSkillPack, type SkillPack } from "@skillwright/core";
import { checkFilePath } from "../package/check-file-path.ts";
import { unreadable } from "./source-failures.ts";

/**
 * The pack of a compiled config on disk, with the texts of the prompts that lie below it.
 *
 * @throws InstructionError `source-unreadable`; SkillPackError as `createSkillPack` does.
 */
export async function loadPackConfig(path: string): Promise<SkillPack> {
  const config = await readText(path);
  const prompts: Record<string, string> = {};
  for (const prompt of promptPaths(createSkillPack(config))) {
    // A path that leads elsewhere is named in the body, as CELLSTATE does, and not read.
    if (checkFilePath(prompt) !== undefined) continue;
    const text = await readFile(join(dirname(path), prompt), "utf8").catch(() => undefined);
    if (text !== undefined) prompts[prompt] = text;
  }
  return createSkillPack(config, { prompts });
}

function promptPaths({ skills }: SkillPack): string[] {
  return skills.flatMap(
    ({ instructions }) => /^Agent prompt loaded from: (.+)$/m.exec(instructions)?.[1] ?? [],
  );
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw unreadable(basename(path), error);
  }
}
