import type { Skill } from "../skill/skill.ts";

/** Reads one kind of skill from a directory. */
export interface SkillLoader {
  /** The file that makes a directory a skill of this kind, as in `manifest.toml`. */
  readonly marker: string;
  /**
   * Reads metadata; code is loaded when the skill is first initialized.
   *
   * @throws SkillwrightError saying what is wrong with the files.
   */
  load(dir: string): Promise<Skill>;
}
