import { type Embedder, openSkillIndex, rawCalibration } from "@skillwright/discovery";
import {
  createCompilerAuthor,
  createOpenApiAuthor,
  createScaffoldAuthor,
  createTemplateAuthor,
  loadTemplates,
  type SkillAuthor,
} from "@skillwright/generator";
import { openPipeline, type Pipeline } from "./open-pipeline.ts";

/** All texts alike: words and rules alone decide. */
const embedder: Embedder = {
  id: "test-constant@1",
  dimensions: 2,
  calibration: rawCalibration("test-constant@1"),
  embed: async (texts) => texts.map(() => new Float32Array([1, 0])),
  [Symbol.asyncDispose]: async () => {},
};

/** A pipeline whose authors need no model; the catalogue holds one template. */
export async function openWithoutModel(template: string): Promise<Pipeline> {
  let root = "";
  const openIndex = (table: string) => openSkillIndex({ uri: `${root}/index`, embedder, table });
  const templates = (await loadTemplates()).filter(({ name }) => name === template);
  const catalogue = async () => {
    const index = await openIndex("templates");
    await index.rebuild(
      templates.map(({ name, definition }) => ({
        id: name,
        name,
        description: definition.description,
        source: "builtin" as const,
      })),
    );
    return { index, templates };
  };
  const authors: SkillAuthor[] = [
    createCompilerAuthor(),
    createOpenApiAuthor({ openIndex }),
    createTemplateAuthor(catalogue),
    createScaffoldAuthor(),
  ];
  const pipeline = await openPipeline(authors);
  root = pipeline.root;
  return pipeline;
}
