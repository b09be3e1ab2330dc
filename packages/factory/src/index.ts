/**
 * Register, check, execute and compose skills of every kind.
 *
 * Importing this is cheap: parsers, ruff, the file watcher and SQLite load when first used.
 *
 * @module
 */

export type { ResultCacheLimits } from "./cache/result-cache.ts";
export { checkComposition } from "./composition/check-composition.ts";
export type { Composition, CompositionInput, CompositionStep } from "./composition/composition.ts";
export type { CompositionResult, StepResult } from "./composition/composition-result.ts";
export { compositionSkill } from "./composition/composition-skill.ts";
export { parseComposition } from "./composition/parse-composition.ts";
export { type CompositionOptions, runComposition } from "./composition/run-composition.ts";
export type { FactoryErrorCode } from "./errors.ts";
export type { AnySkillEvent, SkillEventMap, SkillEventType } from "./events/skill-event-map.ts";
export { SkillEvents } from "./events/skill-events.ts";
export type { CircuitOptions, CircuitState } from "./execution/circuit-breaker.ts";
export {
  type CacheStrategy,
  cacheStrategies,
  type ExecutionOptions,
  type ExecutionRequest,
} from "./execution/execution-options.ts";
export type { ErrorKind, ExecutionResult } from "./execution/execution-result.ts";
export type { FactoryConfig, SkillFactoryOptions } from "./execution/factory-options.ts";
export { type FactoryStatistics, SkillFactory } from "./execution/skill-factory.ts";
export type { StopFailure, StopReport } from "./execution/stop-instances.ts";
export type { FactoryHealth } from "./health/factory-health.ts";
export type { InstanceHealth } from "./health/probe-instances.ts";
export type { ExecutionHistory, HistoryQuery } from "./history/execution-history.ts";
export type { AttemptRecord, ExecutionRecord } from "./history/execution-record.ts";
export type { SkillStatistics } from "./history/skill-tally.ts";
export { createFeedback, type Feedback, type FeedbackStore } from "./hooks/feedback.ts";
export { createSessions, type Session, type Sessions } from "./hooks/sessions.ts";
export type { SkillStateStore } from "./hooks/skill-state-store.ts";
export { type WorkflowStep, workflowStep } from "./hooks/workflow-step.ts";
export { codeSkillLoader } from "./loaders/code-skill-loader.ts";
export { compositionLoader } from "./loaders/composition-loader.ts";
export { pythonSkillLoader } from "./loaders/python-skill-loader.ts";
export type { SkillLoader } from "./loaders/skill-loader.ts";
export type { Discovery } from "./registry/discover-skills.ts";
export type { Registration, RegistrationError } from "./registry/registration.ts";
export {
  canMove,
  type RegistrationState,
  registrationStates,
} from "./registry/registration-state.ts";
export type { RegistryStatistics } from "./registry/registry-statistics.ts";
export type { SkillHit } from "./registry/score-skill.ts";
export { type RegistryMatch, SkillCatalog } from "./registry/skill-catalog.ts";
export type { SkillFilter } from "./registry/skill-filter.ts";
export { SkillRegistry, type SkillRegistryOptions } from "./registry/skill-registry.ts";
export { HotReloader, type HotReloadOptions } from "./reload/hot-reloader.ts";
export { compiledSkill } from "./skill/compiled-skill.ts";
export { type CodeSkill, defineSkill } from "./skill/define-skill.ts";
export { parseSkillMetadata } from "./skill/parse-skill-metadata.ts";
export { type PythonSkillOptions, pythonSkill } from "./skill/python-skill.ts";
export type {
  Skill,
  SkillCall,
  SkillHealthAnswer,
  SkillInstance,
  SkillSetup,
  SkillSource,
} from "./skill/skill.ts";
export type { NestedCall, SkillContext } from "./skill/skill-context.ts";
export { SkillError, type SkillErrorOptions } from "./skill/skill-error.ts";
export type { SkillMetadata, SkillMetadataInput } from "./skill/skill-metadata.ts";
export { type SkillType, skillTypes } from "./skill/skill-type.ts";
export type { TelemetryOptions } from "./telemetry/factory-telemetry.ts";
export type { ResourceUsage } from "./telemetry/resource-usage.ts";
export type { FilledFile } from "./templates/fill-template.ts";
export { builtinTemplates, loadTemplates } from "./templates/load-templates.ts";
export { type Scaffold, type ScaffoldOptions, scaffoldSkill } from "./templates/scaffold-skill.ts";
export type { SkillTemplate, TemplateVariable } from "./templates/skill-template.ts";
export { findHiddenContent } from "./validation/hidden-content.ts";
export { reportDiagnostics } from "./validation/report-diagnostics.ts";
export type { ValidatorStatistics } from "./validation/report-log.ts";
export { SkillValidator } from "./validation/skill-validator.ts";
export type { SourceFiles, TextFile } from "./validation/source-files.ts";
export {
  type PerformanceThresholds,
  type Suppression,
  type ValidationConfig,
  type ValidationProfile,
  validationProfiles,
} from "./validation/validation-config.ts";
export type {
  CheckResult,
  CheckSeverity,
  CheckType,
  Finding,
  FindingCounts,
  SuppressedFinding,
  ValidationReport,
} from "./validation/validation-report.ts";
export type { Problem, ValidationRule, ValidationSubject } from "./validation/validation-rule.ts";
