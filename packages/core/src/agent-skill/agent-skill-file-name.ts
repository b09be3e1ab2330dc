/** The file that makes a directory an Agent Skill; case counts. */
export const agentSkillFileName = "SKILL.md";
