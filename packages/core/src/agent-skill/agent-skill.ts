/** A frontmatter value: every scalar is text, as written (`1.10`, `true` and `null` too). */
export type FrontmatterValue = string | readonly FrontmatterValue[] | FrontmatterMap;

/** A block of frontmatter: keys to values, in the order of the file. */
export interface FrontmatterMap {
  readonly [key: string]: FrontmatterValue;
}

/** What a skill was read from. */
export interface AgentSkillSource {
  /** The file's text, byte-order mark and line ends included. */
  readonly text: string;
  /** Every field of the file, known or not, verbatim. */
  readonly frontmatter: FrontmatterMap;
}

/**
 * An Agent Skill: what its `SKILL.md` says.
 *
 * Plain data: change a field with a spread, and `formatAgentSkill` rewrites that field's lines.
 *
 * @see https://agentskills.io/specification
 */
export interface AgentSkill {
  /** As written; `normalizeSkillName` gives the form that names are compared in. */
  readonly name: string;
  readonly description: string;
  readonly license?: string;
  readonly compatibility?: string;
  /** The items of `allowed-tools`, whether written as text or as a list. */
  readonly allowedTools?: readonly string[];
  /** Empty when absent. The standard wants text to text; files in the wild nest. */
  readonly metadata: FrontmatterMap;
  /** Fields that the standard does not have; empty for a conformant skill. */
  readonly otherFields: FrontmatterMap;
  /** Markdown after the closing fence and one blank line, with the file's own line ends. */
  readonly body: string;
  /** Absent for a skill that was made, not read. */
  readonly source?: AgentSkillSource;
}

/** A skill to write: only `name` and `description` must be there. */
export type AgentSkillDraft = Pick<AgentSkill, "name" | "description"> &
  Partial<Omit<AgentSkill, "name" | "description">>;
