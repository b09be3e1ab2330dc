import {
  adoptCellstateFields,
  agentSkillFileName,
  checkSkillName,
  type Diagnostic,
  digestFiles,
  formatAgentSkill,
  isReservedName,
  normalizeSkillName,
  safeParseAgentSkill,
  suggestSkillName,
} from "@skillwright/core";
import { findHostileContent } from "../findings/find-hostile-content.ts";
import type { SkillOrigin } from "../lock/skill-lock.ts";
import type { InstructionFile } from "../package/instruction-file.ts";
import type { StagedSkill } from "./staged-skill.ts";

/** A skill made of its files, or why it cannot be one. */
export function stageSkill(
  read: readonly InstructionFile[],
  origin: SkillOrigin,
  directoryName?: string,
): { staged: StagedSkill } | { diagnostics: readonly Diagnostic[] } {
  const files = read.map(adoptFile).toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const text = skillText(files);
  if (text === undefined) return refused("unreadable", `${agentSkillFileName} is not UTF-8`);
  const { skill, diagnostics } = safeParseAgentSkill(text, { directoryName });
  if (skill === undefined) return { diagnostics };
  const name = storeName(skill.name);
  if (name === undefined)
    return refused("name-bad-character", "no directory can be named after it");
  const findings = findHostileContent(files);
  return {
    staged: { name, digest: digestFiles(files), skill, files, origin, diagnostics, findings },
  };
}

function refused(code: string, message: string): { diagnostics: readonly Diagnostic[] } {
  return { diagnostics: [{ code, severity: "error", message, file: agentSkillFileName }] };
}

/** The name if it is one of the standard and a directory of every system can have it. */
function storeName(name: string): string | undefined {
  const normalized = normalizeSkillName(name);
  const isGood = checkSkillName(normalized).length === 0 && !isReservedName(normalized);
  return isGood ? normalized : suggestSkillName(name);
}

/** The skill file under its proper name, and with CELLSTATE's own fields where the standard has them. */
function adoptFile(file: InstructionFile): InstructionFile {
  if (file.path !== agentSkillFileName && file.path !== "skill.md") return file;
  const text = decode(file.bytes);
  const { skill } = text === undefined ? {} : safeParseAgentSkill(text);
  const fields = Object.keys(skill?.source?.frontmatter ?? {}).join(" ");
  // Exactly what CELLSTATE writes: other files with a version are their authors' business.
  const isCellstate = /^name description version(?: tags)?$/.test(fields);
  const bytes =
    skill && isCellstate
      ? new TextEncoder().encode(formatAgentSkill(adoptCellstateFields(skill)))
      : file.bytes;
  return { ...file, path: agentSkillFileName, bytes };
}

function skillText(files: readonly InstructionFile[]): string | undefined {
  const file = files.find(({ path }) => path === agentSkillFileName);
  return file && decode(file.bytes);
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
