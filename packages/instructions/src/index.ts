export { createSkillCatalog, type SkillCatalogOptions } from "./catalog/create-skill-catalog.ts";
export {
  type ScannedSkill,
  type SkillRoot,
  type SkillScan,
  scanSkillRoots,
} from "./catalog/scan-skill-roots.ts";
export type { CatalogCost, CatalogSkill, SkillCatalog } from "./catalog/skill-catalog.ts";
export { InstructionError, type InstructionErrorCode } from "./errors.ts";
export { type SkillClient, skillClients } from "./export/clients.ts";
export { type ConformedText, conformSkillText } from "./export/conform-skill-text.ts";
export {
  type ExportableSkill,
  type ExportedSkill,
  type ExportSkillOptions,
  exportSkill,
} from "./export/export-skill.ts";
export {
  type ExportPlace,
  type ExportScope,
  resolveExportDirectory,
} from "./export/resolve-export-directory.ts";
export { findHostileContent } from "./findings/find-hostile-content.ts";
export type { HostileContentCode } from "./findings/finding-rule.ts";
export { renameStagedSkill } from "./import/rename-staged-skill.ts";
export { type StageImportOptions, stageImport } from "./import/stage-import.ts";
export type { RefusedSkill, StagedImport, StagedSkill } from "./import/staged-skill.ts";
export type { LockedSkill, SkillLock, SkillOrigin } from "./lock/skill-lock.ts";
export type { InstructionFile } from "./package/instruction-file.ts";
export { packageLimits, sourceLimits } from "./package/package-limits.ts";
export { agentSkillFromPython, type PythonPackage } from "./python/agent-skill-from-python.ts";
export { loadPackConfig } from "./source/load-pack-config.ts";
export { type ParseSourceOptions, parseSource } from "./source/parse-source.ts";
export type { SkillSource } from "./source/skill-source.ts";
export type { InstalledInstruction } from "./store/installed-instruction.ts";
export type { Approval, InstructionStore, RestoredSkill } from "./store/instruction-store.ts";
export { lockFileName, openInstructionStore } from "./store/open-instruction-store.ts";
export { readSkillFiles } from "./store/read-skill-files.ts";
export { diffFiles } from "./update/diff-files.ts";
export type { OutdatedSkill } from "./update/find-outdated.ts";
export type { FileChange } from "./update/merge-files.ts";
export type { StagedUpdate } from "./update/staged-update.ts";
