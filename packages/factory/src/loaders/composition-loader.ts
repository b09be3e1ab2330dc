import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { compositionSkill } from "../composition/composition-skill.ts";
import { factoryError } from "../errors.ts";
import type { SkillRegistry } from "../registry/skill-registry.ts";
import type { SkillLoader } from "./skill-loader.ts";

/** Loads compositions from directories with a `composition.toml`. */
export function compositionLoader(registry: SkillRegistry): SkillLoader {
  return {
    marker: "composition.toml",
    async load(path) {
      const dir = resolve(path);
      return compositionSkill(await readComposition(join(dir, "composition.toml")), registry, {
        dir,
      });
    },
  };
}

async function readComposition(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw factoryError(`cannot read ${file}`, { code: "skill-unreadable", cause });
  }
}
