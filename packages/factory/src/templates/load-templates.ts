import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Diagnostic } from "@skillwright/core";
import { factoryError } from "../errors.ts";
import { type SkillTemplate, templateSchema } from "./skill-template.ts";

/** The templates that come with this package: `code-skill` and `python-skill`. */
export const builtinTemplates: string = fileURLToPath(new URL("../../templates", import.meta.url));

/**
 * Loads every template in a directory.
 *
 * @param dir - directory whose directories hold a `template.json`; default the built-in ones.
 * @returns the templates by id, and why others are none.
 */
export async function loadTemplates(
  dir: string = builtinTemplates,
): Promise<{ readonly templates: readonly SkillTemplate[]; readonly diagnostics: Diagnostic[] }> {
  const entries = await readdir(dir, { withFileTypes: true });
  const templates: SkillTemplate[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { name } of entries.filter((entry) => entry.isDirectory())) {
    try {
      templates.push(await loadTemplate(join(dir, name)));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const file = join(name, "template.json");
      diagnostics.push({ code: "template-invalid", severity: "error", message, file });
    }
  }
  return { templates: templates.sort((a, b) => (a.id < b.id ? -1 : 1)), diagnostics };
}

/** @throws SkillwrightError `template-invalid`. */
export async function loadTemplate(dir: string): Promise<SkillTemplate> {
  try {
    const text = await readFile(join(dir, "template.json"), "utf8");
    const file = templateSchema.parse(JSON.parse(text));
    return {
      id: file.template_id,
      name: file.name,
      description: file.description,
      type: file.skill_type,
      variables: file.variables,
      requiredCapabilities: file.required_capabilities,
      dir,
    };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw factoryError(`${join(dir, "template.json")} is no template: ${reason}`, {
      code: "template-invalid",
      cause,
    });
  }
}
