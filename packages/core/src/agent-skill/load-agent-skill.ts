import type { AgentSkill } from "./agent-skill.ts";
import { AgentSkillError } from "./agent-skill-error.ts";
import { parseAgentSkill } from "./parse-agent-skill.ts";
import { readSkillFile } from "./read-skill-file.ts";
import { toDiagnostic } from "./to-diagnostic.ts";

/**
 * The Agent Skill in a directory, read leniently.
 *
 * @throws AgentSkillError (`agent-skill-invalid`) when there is none, or it cannot be loaded.
 */
export async function loadAgentSkill(dir: string): Promise<AgentSkill> {
  const read = await readSkillFile(dir);
  if ("problem" in read) throw new AgentSkillError([toDiagnostic(read.problem, "lenient")]);
  return parseAgentSkill(read.text, { directoryName: read.directoryName });
}
