import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SkillwrightError } from "@skillwright/core";
import { parse } from "smol-toml";
import { z } from "zod";
import { checkTemplate } from "./check-template.ts";
import { type KnownService, knownServicesSchema } from "./known-services.ts";
import type { SkillTemplate } from "./skill-template.ts";
import { templateDefinitionSchema } from "./template-definition.ts";
import { invalidTemplate, type TemplateErrorCode } from "./template-error.ts";

/** The catalogue that comes with this package; as far from `dist/` as from `src/`. */
export const templatesDir: string = fileURLToPath(new URL("../../templates/", import.meta.url));

/**
 * Reads the catalogue: every folder is a template, except those whose name begins with `_`.
 *
 * @param directory - where the folders are; by default the catalogue of this package.
 * @throws SkillwrightError `template-unreadable`, `template-invalid`
 */
export async function loadTemplates(directory: string = templatesDir): Promise<SkillTemplate[]> {
  const services = await loadServices(directory);
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory() && !/^[_.]/.test(entry.name))
    .map(({ name }) => name)
    .sort();
  return Promise.all(names.map((name) => loadTemplate(directory, name, services)));
}

async function loadTemplate(
  directory: string,
  name: string,
  knownServices: readonly KnownService[],
): Promise<SkillTemplate> {
  const read = (file: string) => readText(join(directory, name, file));
  const [definitionToml, manifestToml, script] = await Promise.all([
    read("template.toml"),
    read("manifest.toml"),
    read("skill.py"),
  ]);
  const definition = parseToml(name, templateDefinitionSchema, definitionToml);
  const template: SkillTemplate = {
    name,
    definition,
    manifest: parseToml(name, z.record(z.string(), z.json()), manifestToml),
    files: { "skill.py": script },
    knownServices,
  };
  checkTemplate(template);
  return template;
}

async function loadServices(directory: string): Promise<KnownService[]> {
  const toml = await readText(join(directory, "_services.toml"));
  return parseToml("_services", knownServicesSchema, toml).services;
}

function parseToml<T>(name: string, schema: z.ZodType<T>, toml: string): T {
  try {
    return schema.parse(parse(toml));
  } catch (cause) {
    const problem = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw invalidTemplate(name, problem, cause);
  }
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    throw new SkillwrightError<TemplateErrorCode>(`cannot read ${path}`, {
      code: "template-unreadable",
      cause,
    });
  }
}
