/**
 * From one sentence to a validated proposal and an installed skill.
 *
 * @module
 */

export {
  type AttemptPhase,
  type AttemptStatus,
  attemptStatuses,
  type GenerationAttempt,
} from "./attempts/attempt-log.ts";
export type {
  AuthorKind,
  AuthorRequest,
  AuthorResult,
  CurrentSkill,
  FoundSkill,
  ProposalAuthor,
  SkillAuthor,
  WrittenSkill,
} from "./authors/author.ts";
export type { AuthoringReport } from "./authors/authoring-report.ts";
export { createCompilerAuthor } from "./authors/compiler-author.ts";
export { createLlmAuthor, type LlmAuthorOptions } from "./authors/llm/llm-author.ts";
export {
  createOpenApiAuthor,
  type OpenApiAuthorOptions,
} from "./authors/openapi/openapi-author.ts";
export { createScaffoldAuthor } from "./authors/scaffold-author.ts";
export type { StagingTools } from "./authors/staging-tools.ts";
export { createTemplateAuthor } from "./authors/template-author.ts";
export type { GeneratorErrorCode } from "./errors.ts";
export { createSkillGenerator } from "./generation/create-skill-generator.ts";
export type {
  FailedOutcome,
  GenerationOutcome,
  IndexProblem,
  InstalledOutcome,
  MatchJudgement,
  ProposedOutcome,
  SkillExample,
} from "./generation/generation-outcome.ts";
export type { GenerationPhase, GenerationProgress } from "./generation/generation-progress.ts";
export type {
  GenerateOptions,
  GeneratorConfig,
  GeneratorParts,
  ImproveOptions,
  InstallOptions,
  ProposeOptions,
} from "./generation/generator-settings.ts";
export type { SkillGenerator } from "./generation/skill-generator.ts";
export type { SkillLaunch } from "./generation/skill-launch.ts";
export {
  createIndexSync,
  type IndexableSkill,
  type IndexSync,
  type IndexSyncOptions,
} from "./indexing/sync-index.ts";
export {
  createMatchJudge,
  type MatchJudge,
  type MatchJudgeOptions,
  type MatchOpinion,
  type MatchQuestion,
} from "./matching/match-judge.ts";
export type {
  ProposedFile,
  ProposedTest,
  ProposedUpgrade,
  SkillProposal,
} from "./proposals/skill-proposal.ts";
export {
  type KeyLookup,
  type LlmConfig,
  type LlmProvider,
  llmProviders,
} from "./providers/llm-config.ts";
export {
  type EmbeddingConfig,
  type EmbeddingProvider,
  embeddingModelName,
  type LoadEmbeddingOptions,
  loadEmbeddingModel,
} from "./providers/load-embedding-model.ts";
export type { RetryOptions } from "./providers/retrying-fetch.ts";
export { loadTemplates } from "./templates/load-templates.ts";
export type { SkillTemplate } from "./templates/skill-template.ts";
export { templateEntries } from "./templates/template-entries.ts";
export { checkScript, type ScriptCheck } from "./validation/check-script.ts";
export { describeLiveTest } from "./validation/describe-live-test.ts";
export { SkillValidationError } from "./validation/skill-validation-error.ts";
export { type ValidationOptions, validateStagedSkill } from "./validation/validate-staged-skill.ts";
