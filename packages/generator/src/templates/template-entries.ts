import type { SkillTemplate } from "./skill-template.ts";

/** What the catalogue's own index knows of a template. */
export interface TemplateEntry {
  /** Name of the template. */
  readonly id: string;
  /** The name in words: "unit conversion". */
  readonly name: string;
  readonly description: string;
  readonly examples: readonly string[];
  readonly tags: readonly string[];
}

/** The catalogue as entries for an index over it. */
export function templateEntries(templates: readonly SkillTemplate[]): TemplateEntry[] {
  return templates.map(({ name, definition: { description, examples, tags } }) => ({
    id: name,
    name: name.replaceAll("-", " "),
    description,
    examples,
    tags,
  }));
}
