export type {
  AgentSkill,
  AgentSkillDraft,
  AgentSkillSource,
  FrontmatterMap,
  FrontmatterValue,
} from "./agent-skill/agent-skill.ts";
export { AgentSkillError } from "./agent-skill/agent-skill-error.ts";
export { agentSkillFileName } from "./agent-skill/agent-skill-file-name.ts";
export type { AgentSkillDiagnosticCode } from "./agent-skill/agent-skill-problem.ts";
export { type CheckAgentSkillOptions, checkAgentSkill } from "./agent-skill/check-agent-skill.ts";
export { estimateTokens } from "./agent-skill/estimate-tokens.ts";
export { type FixedAgentSkill, fixAgentSkill } from "./agent-skill/fix-agent-skill.ts";
export { formatAgentSkill } from "./agent-skill/format-agent-skill.ts";
export { loadAgentSkill } from "./agent-skill/load-agent-skill.ts";
export { checkSkillName, type SkillNameProblem } from "./agent-skill/name/check-skill-name.ts";
export { isReservedName } from "./agent-skill/name/is-reserved-name.ts";
export { normalizeSkillName } from "./agent-skill/name/normalize-skill-name.ts";
export { suggestSkillName } from "./agent-skill/name/suggest-skill-name.ts";
export {
  type AgentSkillParseResult,
  parseAgentSkill,
  safeParseAgentSkill,
} from "./agent-skill/parse-agent-skill.ts";
export type { AgentSkillProfile } from "./agent-skill/profile.ts";
export { splitAllowedTools } from "./agent-skill/split-allowed-tools.ts";
export { validateAgentSkill } from "./agent-skill/validate-agent-skill.ts";
export {
  type Diagnostic,
  type DiagnosticFix,
  type DiagnosticSeverity,
  hasErrors,
} from "./diagnostics/diagnostic.ts";
export { type DigestedFile, digestFiles } from "./digest/digest-files.ts";
export { sha256Hex } from "./digest/sha256-hex.ts";
export type { CoreErrorCode } from "./errors/core-error-code.ts";
export { SkillwrightError, type SkillwrightErrorOptions } from "./errors/skillwright-error.ts";
export { isSkillId } from "./ids/is-skill-id.ts";
export { skillIdFromIntent } from "./ids/skill-id-from-intent.ts";
export { skillNameFromId } from "./ids/skill-name-from-id.ts";
export { withHashSuffix } from "./ids/with-hash-suffix.ts";
export { isJsonObject } from "./json/is-json-object.ts";
export type { JsonObject, JsonSchema, JsonValue } from "./json/json-value.ts";
export { canTransition } from "./lifecycle/can-transition.ts";
export { isRunnable } from "./lifecycle/is-runnable.ts";
export { type SkillState, skillStates } from "./lifecycle/skill-state.ts";
export { type AuthorKind, authorKinds } from "./manifest/author-kinds.ts";
export { formatManifest } from "./manifest/format-manifest.ts";
export { loadManifest } from "./manifest/load-manifest.ts";
export { ManifestError } from "./manifest/manifest-error.ts";
export type { ManifestDiagnosticCode } from "./manifest/manifest-problem.ts";
export {
  type ManifestParseResult,
  parseManifest,
  safeParseManifest,
} from "./manifest/parse-manifest.ts";
export { settingEnvVar } from "./manifest/setting-env-var.ts";
export type {
  AcceptanceTest,
  ActionConcurrency,
  ActionDeclaration,
  CredentialDeclaration,
  Provenance,
  SettingDeclaration,
  SkillManifest,
  SkillPermissions,
  TestNeed,
} from "./manifest/skill-manifest.ts";
export { encodeRequest } from "./protocol/encode-request.ts";
export { type HandshakeResult, parseHandshakeResult } from "./protocol/parse-handshake-result.ts";
export { type HealthResult, parseHealthResult } from "./protocol/parse-health-result.ts";
export { parseMessageLine } from "./protocol/parse-message-line.ts";
export { maxLineBytes, protocolVersion, rpcErrorCodes } from "./protocol/protocol-constants.ts";
export type { ProtocolMessage, ProtocolRequest, RpcError } from "./protocol/protocol-message.ts";
export { skillErrorCode } from "./protocol/skill-error-code.ts";
export { isPythonVersion } from "./python-version/is-python-version.ts";
export { isPythonVersionSpecifier } from "./python-version/is-python-version-specifier.ts";
export { satisfiesPython } from "./python-version/satisfies-python.ts";
export {
  parseScriptMetadata,
  safeParseScriptMetadata,
} from "./script-metadata/parse-script-metadata.ts";
export type {
  ScriptMetadata,
  ScriptMetadataDiagnosticCode,
  ScriptMetadataParseResult,
} from "./script-metadata/script-metadata.ts";
export { ScriptMetadataError } from "./script-metadata/script-metadata-error.ts";
export { adoptCellstateFields } from "./skill-pack/adopt-cellstate-fields.ts";
export { agentSkillFromPack } from "./skill-pack/agent-skill-from-pack.ts";
export { type CreateSkillPackOptions, createSkillPack } from "./skill-pack/create-skill-pack.ts";
export { formatSkillPack } from "./skill-pack/format-skill-pack.ts";
export { type PackableSkill, packFromAgentSkills } from "./skill-pack/pack-from-agent-skills.ts";
export { parseSkillPack } from "./skill-pack/parse-skill-pack.ts";
export { renderSkillMd } from "./skill-pack/render-skill-md.ts";
export {
  type PackResourceKind,
  type PackSkill,
  type SkillPack,
  skillPackSchemaVersion,
} from "./skill-pack/skill-pack.ts";
export { SkillPackError } from "./skill-pack/skill-pack-error.ts";
export { formatKeyPath, type KeyPath } from "./toml/key-path.ts";
export { locateToml, type TomlLocator, type TomlSpot } from "./toml/locate-toml.ts";
export { readToml, type TomlReading } from "./toml/read-toml.ts";
