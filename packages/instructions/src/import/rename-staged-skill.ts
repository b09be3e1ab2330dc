import {
  agentSkillFileName,
  digestFiles,
  formatAgentSkill,
  parseAgentSkill,
} from "@skillwright/core";
import type { StagedSkill } from "./staged-skill.ts";

/**
 * The staged skill under another name, which its SKILL.md then says, too. It has another digest,
 * so what was approved under the old name is not approved under the new one.
 *
 * @throws AgentSkillError (`agent-skill-invalid`) when the standard does not take the name.
 */
export function renameStagedSkill(staged: StagedSkill, name: string): StagedSkill {
  if (staged.name === name && staged.skill.name === name) return staged;
  const text = formatAgentSkill({ ...staged.skill, name });
  const files = staged.files.map((file) =>
    file.path === agentSkillFileName ? { ...file, bytes: new TextEncoder().encode(text) } : file,
  );
  const skill = parseAgentSkill(text, { directoryName: name });
  return { ...staged, name, skill, files, digest: digestFiles(files) };
}
