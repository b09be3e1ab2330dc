export { checkSkill } from "./check-skill.ts";
export { type CompileOptions, compileSkill } from "./compile-skill.ts";
export {
  type CompiledSkill,
  type CompiledSkillContent,
  type HandlerStub,
  type SkillExpectedTest,
  type SkillInput,
  type SkillPermission,
  type SkillStatement,
  type SkillStep,
  schemaVersion,
} from "./compiled-skill.ts";
export { compilerLinksNotation } from "./compiler-links-notation.ts";
export type { CompileDiagnostic, CompileDiagnosticCode } from "./diagnostics/compile-diagnostic.ts";
export type { SkillFaultKind } from "./diagnostics/skill-fault.ts";
export type { CompilerErrorCode } from "./errors.ts";
export type { ExportOptions } from "./export/export-options.ts";
export type { SkillFiles } from "./export/skill-files.ts";
export { toPythonSkill } from "./export/to-python-skill.ts";
export { toTypeScriptSkill } from "./export/to-typescript-skill.ts";
export { isSkillDescription } from "./is-skill-description.ts";
export type { Lexicon } from "./lexicon/lexicon.ts";
export { LexiconError } from "./lexicon/lexicon-error.ts";
export { loadLexicon } from "./lexicon/load-lexicon.ts";
export { parseLexicon } from "./lexicon/parse-lexicon.ts";
export { shippedLanguages } from "./lexicon/resolve-vocabulary.ts";
export type { DoubletLink, LinkRecord } from "./notation/link-record.ts";
export { parseLinksNotation } from "./notation/parse-links-notation.ts";
export { toLinkRecords } from "./notation/to-link-records.ts";
export { toLinksNotation } from "./notation/to-links-notation.ts";
export { createReplayIndex, type ReplayIndex } from "./replay/create-replay-index.ts";
export { type ReplayableSkill, replaySkill, type SkillReplay } from "./replay/replay-skill.ts";
export { SkillCompileError } from "./skill-compile-error.ts";
export type { Target } from "./structured/target.ts";
export { normalizePrompt } from "./text/normalize-prompt.ts";
export { stableId } from "./text/stable-id.ts";
