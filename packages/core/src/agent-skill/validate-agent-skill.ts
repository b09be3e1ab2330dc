import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { checkAgentSkill } from "./check-agent-skill.ts";
import type { AgentSkillProfile } from "./profile.ts";
import { readSkillFile } from "./read-skill-file.ts";
import { toDiagnostic } from "./to-diagnostic.ts";

/**
 * Everything wrong with the Agent Skill in a directory; valid when none of it is an error.
 *
 * @param dir - the directory, or the path of its `SKILL.md`.
 */
export async function validateAgentSkill(
  dir: string,
  { profile = "strict" }: { readonly profile?: AgentSkillProfile | undefined } = {},
): Promise<Diagnostic[]> {
  const read = await readSkillFile(dir);
  if ("problem" in read) return [toDiagnostic(read.problem, profile)];
  const { text, directoryName, warning } = read;
  const diagnostics = checkAgentSkill(text, { profile, directoryName });
  return warning ? [...diagnostics, toDiagnostic(warning, profile)] : diagnostics;
}
