/** Every code of an Agent Skill's diagnostics. Those up to `compatibility-too-long` are the reference validator's. */
export type AgentSkillDiagnosticCode =
  | "path-missing"
  | "not-a-directory"
  | "missing-skill-md"
  /** Bytes that are not UTF-8, a control character in the frontmatter, or a file beyond the limit. */
  | "unreadable"
  /** The file does not begin with a line `---`. */
  | "frontmatter-missing"
  /** No second line `---`. */
  | "frontmatter-unclosed"
  /** Not YAML, or YAML that the restricted reader of the standard refuses. */
  | "yaml-invalid"
  | "frontmatter-not-mapping"
  /** Fields that the standard does not have, all in one diagnostic. */
  | "field-unknown"
  | "name-missing"
  | "name-empty"
  | "name-too-long"
  | "name-not-lowercase"
  | "name-edge-hyphen"
  | "name-double-hyphen"
  | "name-bad-character"
  | "name-directory-mismatch"
  | "description-missing"
  | "description-empty"
  | "description-too-long"
  | "compatibility-type"
  | "compatibility-too-long"
  // What follows never makes a skill invalid.
  /** `skill.md` instead of `SKILL.md`. */
  | "file-name-not-canonical"
  /** Not every client takes letters beyond a-z. */
  | "name-not-ascii"
  /** Letters of scripts that look alike. */
  | "name-mixed-script"
  /** A directory that Windows cannot create: `con`, `nul`. */
  | "name-reserved"
  /** A `#` begins a comment and shortens the description. */
  | "description-cut"
  | "compatibility-empty"
  | "license-not-text"
  | "allowed-tools-not-text"
  | "metadata-not-map"
  | "metadata-not-text"
  /** More than the 500 lines that the standard recommends. */
  | "body-long";

/** An edit of the text in which line ends are `\n`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** One thing wrong with a skill's text, before it is known how the profile judges it. */
export interface AgentSkillProblem {
  readonly code: AgentSkillDiagnosticCode;
  readonly message: string;
  /** `fatal` is an error in both profiles, `error` a warning when loading leniently. */
  readonly level: "fatal" | "error" | "warning" | "info";
  /** Offset in the text in which line ends are `\n`; absent for the file as a whole. */
  readonly start?: number | undefined;
  readonly path?: string | undefined;
  readonly fix?: (TextEdit & { readonly description: string }) | undefined;
}
