import { placeholderVariables } from "./fill-placeholders.ts";
import type { SkillTemplate } from "./skill-template.ts";
import { invalidTemplate } from "./template-error.ts";

/**
 * Checks what one file of a template says of another: placeholders and variables match, tables and
 * services exist, patterns compile.
 *
 * @throws SkillwrightError `template-invalid`
 */
export function checkTemplate({ name, definition, manifest, knownServices }: SkillTemplate): void {
  const problems: string[] = [];
  if (definition.name !== name) problems.push(`its folder has another name: ${definition.name}`);

  const declared = new Set(definition.variables.map((variable) => variable.name));
  const used = placeholderVariables([
    manifest,
    definition.first_action ?? "",
    definition.variables.flatMap((variable) =>
      "defaults" in variable ? variable.defaults : [variable.otherwise, variable.matched],
    ),
  ]);
  for (const variable of used) {
    if (!declared.has(variable)) problems.push(`no variable ${variable}`);
  }
  for (const variable of declared) {
    if (!used.has(variable)) problems.push(`${variable} is never used`);
  }

  for (const variable of definition.variables) {
    if ("pattern" in variable) {
      if (!compiles(variable.pattern)) problems.push(`the pattern of ${variable.name} is none`);
    } else if (!Object.hasOwn(definition.values, variable.among)) {
      problems.push(`no table ${variable.among}`);
    }
  }
  const known = new Set(knownServices.map((service) => service.name));
  for (const service of definition.services) {
    if (!known.has(service)) problems.push(`${service} is not in _services.toml`);
  }
  if (problems.length > 0) throw invalidTemplate(name, problems.join("; "));
}

function compiles(pattern: string): boolean {
  try {
    new RegExp(pattern, "u");
    return true;
  } catch {
    return false;
  }
}
