import type { StagedSkill } from "../import/staged-skill.ts";
import type { OutdatedSkill } from "../update/find-outdated.ts";
import type { StagedUpdate } from "../update/staged-update.ts";
import type { InstalledInstruction } from "./installed-instruction.ts";

/** The yes of a person: digests of what they looked at. */
export interface Approval {
  readonly approved: readonly string[];
}

/** What `restore` did with one skill of the lock file. */
export interface RestoredSkill {
  readonly name: string;
  readonly status: "installed" | "unchanged";
}

/**
 * Instruction skills in one directory, with a lock file that says where each came from.
 *
 * Every change is made while no other process makes one.
 */
export interface InstructionStore {
  /** Absolute. */
  readonly dir: string;
  /** Every skill, sorted by name; those that cannot be loaded as well. */
  list(): Promise<InstalledInstruction[]>;
  /** @throws InstructionError `skill-not-found`. */
  get(name: string): Promise<InstalledInstruction>;
  /**
   * Installs a staged skill.
   *
   * @throws InstructionError `approval-required`; `skill-name-taken` when another skill has the
   * name and `replace` is not set; `skill-edited` when replacing would lose local edits.
   */
  install(
    staged: StagedSkill,
    options: Approval & { readonly replace?: boolean | undefined },
  ): Promise<InstalledInstruction>;
  /** @throws InstructionError `skill-not-found`; `skill-edited` unless `force` is set. */
  remove(name: string, options?: { readonly force?: boolean | undefined }): Promise<void>;
  /** Asks every source whether it has something newer. */
  outdated(options?: { readonly signal?: AbortSignal | undefined }): Promise<OutdatedSkill[]>;
  /**
   * Reads what the source has now and merges it with local edits; nothing is written.
   *
   * @throws InstructionError `skill-not-found` when no source is known, or as `stageImport` does.
   */
  stageUpdate(
    name: string,
    options?: {
      /** Whose version of a file changed on both sides is taken. Default `local`. */
      readonly conflicts?: "local" | "source" | undefined;
      readonly signal?: AbortSignal | undefined;
    },
  ): Promise<StagedUpdate>;
  /**
   * Installs a staged update.
   *
   * @throws InstructionError `approval-required`; `skill-edited` when files were edited meanwhile.
   */
  update(update: StagedUpdate, approval: Approval): Promise<InstalledInstruction>;
  /**
   * Installs what the lock file says, exactly, and nothing else (`import --frozen`).
   *
   * @throws InstructionError `lock-mismatch` when a source, or a skill on disk, says otherwise.
   */
  restore(options?: { readonly signal?: AbortSignal | undefined }): Promise<RestoredSkill[]>;
}
