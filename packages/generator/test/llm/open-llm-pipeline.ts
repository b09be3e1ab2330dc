import {
  createLlmAuthor,
  type GenerateOptions,
  type GenerationOutcome,
  type GeneratorConfig,
  type LlmAuthorOptions,
  type SkillProposal,
} from "@skillwright/generator";
import { openPipeline, type Pipeline, type PipelineParts } from "../pipeline/open-pipeline.ts";
import { type ModelScript, type ModelServer, startModelServer } from "./model-server.ts";
import { intent } from "./reverse-skill.ts";

/** A key that must never be seen anywhere but in the header of requests. */
export const key = "sk-test-0123456789abcdef";

/** A pipeline whose only author speaks to a scripted model. */
export interface LlmPipeline extends Pipeline {
  readonly server: ModelServer;
  generate(options?: GenerateOptions): Promise<GenerationOutcome>;
}

/** Starts the model and opens the pipeline. */
export async function openLlmPipeline(
  script: ModelScript,
  options: Partial<LlmAuthorOptions> = {},
  config: GeneratorConfig = {},
  parts: PipelineParts = {},
): Promise<LlmPipeline> {
  const server = await startModelServer(script);
  const author = createLlmAuthor({
    provider: "openai-compatible",
    model: "scripted",
    baseUrl: server.baseUrl,
    lookUpKey: () => key,
    prices: { input: 1, output: 10 },
    ...options,
  });
  const pipeline = await openPipeline([author], config, parts);
  return {
    ...pipeline,
    server,
    generate: (generateOptions = {}) => pipeline.generator.generate(intent, generateOptions),
    async [Symbol.asyncDispose]() {
      await pipeline[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

/** The proposal of an outcome that must have one. */
export function proposalOf(outcome: GenerationOutcome): SkillProposal {
  if (outcome.status !== "proposed") throw new Error(JSON.stringify(outcome));
  return outcome.proposal;
}

/** Codes of the errors of an outcome that must have failed. */
export function failureCodes(outcome: GenerationOutcome): string[] {
  if (outcome.status !== "failed") throw new Error(JSON.stringify(outcome));
  return outcome.diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
}
