/** `strict` is what publishing and CI use, `lenient` what loading uses. */
export type AgentSkillProfile = "strict" | "lenient";
