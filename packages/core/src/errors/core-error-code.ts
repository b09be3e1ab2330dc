/** Every code that a {@link SkillwrightError} of this package can carry. */
export type CoreErrorCode =
  /** A `SKILL.md` that cannot be read, or a skill that cannot be written: an {@link AgentSkillError}. */
  | "agent-skill-invalid"
  /** An intent without a visible character. */
  | "intent-blank"
  /** A manifest that breaks its rules: a {@link ManifestError}. */
  | "manifest-invalid"
  /** A manifest that cannot be read from disk. */
  | "manifest-unreadable"
  /** A handshake answer without a name, or of another shape. */
  | "protocol-invalid-handshake"
  /** A health answer of another shape. */
  | "protocol-invalid-health"
  /** A line that is neither an answer nor a notification. */
  | "protocol-invalid-message"
  /** A skill pack of another shape or schema version, or a config that makes none. */
  | "skill-pack-invalid"
  /** A PEP 723 block that breaks the specification: a {@link ScriptMetadataError}. */
  | "script-metadata-invalid";
