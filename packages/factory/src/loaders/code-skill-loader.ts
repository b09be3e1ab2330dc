import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { digestFiles } from "@skillwright/core";
import { readPackage } from "@skillwright/python-runtime";
import { z } from "zod";
import { factoryError } from "../errors.ts";
import { parseSkillMetadata } from "../skill/parse-skill-metadata.ts";
import type { Skill } from "../skill/skill.ts";
import { WorkerInstance } from "../worker/worker-instance.ts";
import type { SkillLoader } from "./skill-loader.ts";

/** Heap of a skill's thread when its metadata asks for nothing, in megabytes. */
const defaultMemoryMb = 256;

const fileSchema = z.looseObject({
  /** A plain file name beside `skill.json`. */
  entry: z
    .string()
    .regex(
      /^[\w-]+(?:\.[\w-]+)*\.(?:js|mjs|ts|mts)$/,
      "must be a file name that ends in .js or .ts",
    )
    .default("skill.ts"),
});

/**
 * Loads code skills from directories with a `skill.json`: the metadata, and `entry`, the module
 * whose default export has `execute` (and `initialize`, `validate` where it likes).
 *
 * Each instance runs in a thread of its own: it always has the newest modules, and one that is
 * stuck can be ended. Services of the embedding program do not reach there.
 */
export function codeSkillLoader(): SkillLoader {
  return { marker: "skill.json", load: loadCodeSkill };
}

async function loadCodeSkill(path: string): Promise<Skill> {
  const dir = resolve(path);
  const { entry, ...fields } = await readSkillFile(join(dir, "skill.json"));
  const metadata = parseSkillMetadata(fields);
  const { id, version, resourceRequirements } = metadata;
  const digest = digestFiles(await readPackage(dir));
  return {
    metadata,
    source: { kind: "code", dir, digest },
    initialize: ({ config, signal }) =>
      WorkerInstance.start(
        { entry: pathToFileURL(join(dir, entry)).href, id, version, config },
        { memoryMb: resourceRequirements.memoryMb ?? defaultMemoryMb, signal },
      ),
  };
}

async function readSkillFile(file: string) {
  try {
    return fileSchema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw factoryError(`cannot read ${file}: ${reason}`, { code: "skill-unreadable", cause });
  }
}
