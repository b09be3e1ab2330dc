import type { AgentSkill, Diagnostic } from "@skillwright/core";
import type { SkillOrigin } from "../lock/skill-lock.ts";

/** An instruction skill in a store. */
export interface InstalledInstruction {
  /** Its directory's name, and its id everywhere else. */
  readonly name: string;
  /** Absolute. */
  readonly dir: string;
  /** Absent when it cannot be loaded; the diagnostics say why. */
  readonly skill?: AgentSkill | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Absent for one that was put there by hand. */
  readonly origin?: SkillOrigin | undefined;
  /** Of its files as they are now. */
  readonly digest: string;
  /** Its files as they are now, sorted. */
  readonly files: readonly string[];
  /** Files that were changed, added or removed since it was imported. */
  readonly edits: readonly string[];
}
