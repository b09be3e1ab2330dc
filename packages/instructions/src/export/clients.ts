/** A client that loads Agent Skills, and where it looks for them. */
export interface SkillClient {
  readonly label: string;
  /** Relative to the project. */
  readonly project: string;
  /** Relative to the home directory. */
  readonly user: string;
}

/**
 * Clients by id.
 *
 * Sources: the table of `vercel-labs/skills` (README at 007a533) and the clients' own manuals. A
 * client that reads `.agents/skills` in projects gets that shared directory.
 */
export const skillClients: Readonly<Record<string, SkillClient>> = {
  agents: { label: "Any client", project: ".agents/skills", user: ".agents/skills" },
  amp: { label: "Amp", project: ".agents/skills", user: ".config/agents/skills" },
  antigravity: {
    label: "Antigravity",
    project: ".agents/skills",
    user: ".gemini/antigravity/skills",
  },
  augment: { label: "Augment", project: ".augment/skills", user: ".augment/skills" },
  "claude-code": { label: "Claude Code", project: ".claude/skills", user: ".claude/skills" },
  cline: { label: "Cline", project: ".agents/skills", user: ".agents/skills" },
  codex: { label: "Codex", project: ".agents/skills", user: ".codex/skills" },
  continue: { label: "Continue", project: ".continue/skills", user: ".continue/skills" },
  copilot: { label: "GitHub Copilot", project: ".agents/skills", user: ".copilot/skills" },
  crush: { label: "Crush", project: ".crush/skills", user: ".config/crush/skills" },
  cursor: { label: "Cursor", project: ".agents/skills", user: ".cursor/skills" },
  droid: { label: "Droid", project: ".agents/skills", user: ".factory/skills" },
  "gemini-cli": { label: "Gemini CLI", project: ".agents/skills", user: ".gemini/skills" },
  goose: { label: "Goose", project: ".goose/skills", user: ".config/goose/skills" },
  junie: { label: "Junie", project: ".junie/skills", user: ".junie/skills" },
  kiro: { label: "Kiro CLI", project: ".kiro/skills", user: ".kiro/skills" },
  opencode: { label: "OpenCode", project: ".agents/skills", user: ".config/opencode/skills" },
  openhands: { label: "OpenHands", project: ".openhands/skills", user: ".openhands/skills" },
  roo: { label: "Roo Code", project: ".roo/skills", user: ".roo/skills" },
  windsurf: { label: "Windsurf", project: ".windsurf/skills", user: ".codeium/windsurf/skills" },
};

/** Other names that people use. */
export const clientAliases: Readonly<Record<string, string>> = {
  claude: "claude-code",
  gemini: "gemini-cli",
  "github-copilot": "copilot",
  "kiro-cli": "kiro",
  vscode: "copilot",
};
