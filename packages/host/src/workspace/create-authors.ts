import type { Embedder } from "@skillwright/discovery";
import { openSkillIndex, type SkillIndex } from "@skillwright/discovery";
import {
  createCompilerAuthor,
  createLlmAuthor,
  createOpenApiAuthor,
  createScaffoldAuthor,
  createTemplateAuthor,
  type SkillAuthor,
} from "@skillwright/generator";
import type { Config } from "../config/config-schema.ts";
import type { TemplateCatalogue } from "./open-template-catalogue.ts";

/** What {@link createAuthors} needs. */
interface AuthorParts {
  readonly config: Config;
  /** Where keys of models are looked up. */
  readonly environment: NodeJS.ProcessEnv;
  readonly embedder: () => Promise<Embedder>;
  readonly indexDirectory: string;
  readonly catalogue: () => Promise<TemplateCatalogue>;
}

/** Everybody who can write a skill here, in the order in which `auto` asks them. */
export function createAuthors(parts: AuthorParts): SkillAuthor[] {
  const { embedder, indexDirectory, catalogue } = parts;
  const openIndex = async (table: string): Promise<SkillIndex> =>
    openSkillIndex({ uri: indexDirectory, embedder: await embedder(), table });
  return [
    createCompilerAuthor(),
    createOpenApiAuthor({ openIndex }),
    ...createModelAuthor(parts),
    createTemplateAuthor(catalogue),
    createScaffoldAuthor(),
  ];
}

/** None, unless a provider and a model are configured. */
function createModelAuthor({ config: { llm, generator }, environment }: AuthorParts) {
  const { provider, model, input_price: input, output_price: output } = llm;
  if (provider === undefined || model === undefined) return [];
  return [
    createLlmAuthor({
      provider,
      model,
      baseUrl: llm.base_url,
      apiKeyEnv: llm.api_key_env,
      prices: input === undefined || output === undefined ? undefined : { input, output },
      lookUpKey: async (name) => environment[name],
      maxTurns: generator.max_llm_turns,
      maxTokens: generator.max_tokens,
    }),
  ];
}
