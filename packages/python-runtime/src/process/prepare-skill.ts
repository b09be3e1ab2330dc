import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseScriptMetadata } from "@skillwright/core";
import type { PreparedPython } from "../environment/python-environment.ts";
import { silentLogger } from "../logger.ts";
import type { SkillPackage } from "../store/skill-store.ts";
import type { StartSkillOptions } from "./start-skill.ts";

/**
 * Prepares the Python that a skill runs on, as {@link startSkill} does first: whoever does it before
 * has the downloads, and a question to a person, out of the way of a call's time limit.
 *
 * @throws SkillwrightError what `PythonEnvironment.prepare` throws.
 */
export async function prepareSkill(
  { dir, manifest }: SkillPackage,
  {
    environment,
    signal,
    logger = silentLogger,
  }: Pick<StartSkillOptions, "environment" | "signal" | "logger">,
): Promise<PreparedPython> {
  const { id, entryFile, minPython, minUvVersion } = manifest;
  const source = await readFile(join(dir, entryFile), "utf8");
  const metadata = parseScriptMetadata(source);
  const floor = minPython === undefined ? [] : [`>=${minPython}`];
  const requires = metadata?.requiresPython === undefined ? [] : [metadata.requiresPython];
  const specifier = [...requires, ...floor].join(",");
  const requirements = {
    dependencies: metadata?.dependencies ?? [],
    ...(specifier !== "" && { requiresPython: specifier }),
    ...(minUvVersion !== undefined && { minUvVersion }),
  };
  if (minUvVersion !== undefined && environment.kind !== "uv") {
    logger.debug(`${id} asks for uv ${minUvVersion}; pip prepares it, so no uv is needed`);
  }
  return environment.prepare(requirements, { signal });
}
