/** Where an installed skill came from, exactly. */
export interface SkillOrigin {
  /** As `parseSource` takes it; local paths are absolute. */
  readonly source: string;
  /** The skill's directory in the source; `""` for the source itself. */
  readonly path: string;
  /** For a git source. */
  readonly commit?: string | undefined;
}

/** An installed skill, as the lock file knows it. */
export interface LockedSkill extends SkillOrigin {
  /** Of the skill as its source has it. */
  readonly digest: string;
  /** Digest of every file by path, as the source has them: what local edits are measured by. */
  readonly files: Readonly<Record<string, string>>;
}

/** A lock file: skills by name. */
export type SkillLock = Readonly<Record<string, LockedSkill>>;
