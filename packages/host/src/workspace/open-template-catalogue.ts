import { type Embedder, openSkillIndex, type SkillIndex } from "@skillwright/discovery";
import { loadTemplates, type SkillTemplate, templateEntries } from "@skillwright/generator";

/** The templates and the index over them. */
export interface TemplateCatalogue extends AsyncDisposable {
  readonly index: SkillIndex;
  readonly templates: readonly SkillTemplate[];
}

/**
 * Opens the catalogue's own index, beside that of the skills, so that no template ever shows up in
 * a search or as an existing match. Only templates that changed are embedded again.
 */
export async function openTemplateCatalogue(
  indexDirectory: string,
  embedder: Embedder,
): Promise<TemplateCatalogue> {
  const templates = await loadTemplates();
  const index = await openSkillIndex({ uri: indexDirectory, embedder, table: "templates" });
  await index.rebuild(templateEntries(templates).map((entry) => ({ ...entry, source: "builtin" })));
  return { index, templates, [Symbol.asyncDispose]: () => index[Symbol.asyncDispose]() };
}
