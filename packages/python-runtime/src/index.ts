/**
 * Run, check and keep Python skills.
 *
 * Importing this is cheap: ruff, the Python parser, ajv and SQLite load when first used.
 *
 * @module
 */

export type {
  CredentialSchema,
  CredentialStatus,
  CredentialVault,
} from "./credentials/credential-vault.ts";
export {
  type CredentialVaultOptions,
  openCredentialVault,
} from "./credentials/open-credential-vault.ts";
export type { VaultKeySource } from "./credentials/vault-key.ts";
export { type InstallUvOptions, installUv } from "./environment/install-uv.ts";
export type {
  PreparedPython,
  PrepareOptions,
  PythonEnvironment,
  PythonInterpreter,
  PythonRequirements,
} from "./environment/python-environment.ts";
export {
  type PythonEnvironmentOptions,
  resolvePythonEnvironment,
} from "./environment/resolve-python-environment.ts";
export type { UvOffer } from "./environment/uv-on-consent.ts";
export type { PythonRuntimeErrorCode } from "./errors.ts";
export { type ActionInputCheck, checkActionInput } from "./input/check-action-input.ts";
export type { LiveTestReport, TestResult } from "./live-test/live-test-report.ts";
export { type TestSkillOptions, testSkill } from "./live-test/test-skill.ts";
export type { RuntimeLogger } from "./logger.ts";
export type { ResourceLimits } from "./process/launch-plan.ts";
export type { SandboxMode } from "./process/plan-launch.ts";
export { prepareSkill } from "./process/prepare-skill.ts";
export { removeTree } from "./process/remove-tree.ts";
export type { EndReason, SkillEnd } from "./process/skill-end.ts";
export type {
  InvokeOptions,
  InvokeOutcome,
  InvokeParams,
  SkillError,
  SkillProcess,
} from "./process/skill-process.ts";
export { type StartSkillOptions, startSkill } from "./process/start-skill.ts";
export { createSkillRunner } from "./runner/create-skill-runner.ts";
export type { RestartBudgetOptions } from "./runner/restart-budget.ts";
export {
  createRestartGuard,
  type RestartGuard,
  type RestartGuardOptions,
} from "./runner/restart-guard.ts";
export type { SkillRunner, SkillRunnerOptions } from "./runner/skill-runner.ts";
export { checkSandboxSupport, type SandboxSupport } from "./sandbox/check-sandbox-support.ts";
export { closeSandbox } from "./sandbox/sandbox-session.ts";
export { analyzeScript, type ScriptAnalysis } from "./script/analyze-script.ts";
export { openSkillStore, type SkillStoreOptions } from "./store/open-skill-store.ts";
export { openStateDatabase } from "./store/open-state-database.ts";
export { type PackageFile, readPackage, type SkillPackageFile } from "./store/package-files.ts";
export type {
  HealthStatus,
  InstalledFile,
  SkillHealth,
  SkillRecord,
  SkillVersion,
} from "./store/skill-record.ts";
export type {
  ExecutionEntry,
  InstallOptions,
  SkillApproval,
  SkillEvent,
  SkillPackage,
  SkillPackage as RunnableSkill,
  SkillStore,
} from "./store/skill-store.ts";
export type { StateDatabase, StateRow } from "./store/state-database.ts";
