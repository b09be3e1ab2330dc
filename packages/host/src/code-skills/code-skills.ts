import type { Diagnostic } from "@skillwright/core";
import type { Registration, Skill, SkillLoader, SkillRegistry } from "@skillwright/factory";

/** The code skills in the directories that the configuration names, in their current versions. */
export interface CodeSkills {
  /** Sorted by id; those whose id an installed skill has are left out. */
  list(): Registration[];
  get(id: string): Registration | undefined;
  /** All versions of one, highest first. */
  versions(id: string): Registration[];
  /** Why each of the other files and directories is no code skill; `file` is absolute. */
  readonly diagnostics: readonly Diagnostic[];
  /**
   * Reads the directories again: new skills come, gone ones go, changed ones are exchanged.
   *
   * @param exchange - puts a changed skill in the place of a version; default without ado.
   */
  reload(exchange?: (skill: Skill, version: string) => Promise<unknown>): Promise<void>;
  /** What runs them is given these; absent where the configuration names no directory. */
  readonly source?: CodeSkillSource | undefined;
}

/** Where code skills are registered, and how they get there. */
export interface CodeSkillSource {
  readonly registry: SkillRegistry;
  readonly loaders: readonly SkillLoader[];
  /** Absolute. */
  readonly paths: readonly string[];
}

/** What there is while the configuration names no directory: nothing of the factory is loaded. */
export const noCodeSkills: CodeSkills = {
  list: () => [],
  get: () => undefined,
  versions: () => [],
  diagnostics: [],
  reload: async () => {},
};
