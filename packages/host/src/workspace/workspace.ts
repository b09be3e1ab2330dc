import type { SkillIndex } from "@skillwright/discovery";
import type { SkillGenerator, SkillLaunch } from "@skillwright/generator";
import type { InstructionStore } from "@skillwright/instructions";
import type { CredentialVault, PythonEnvironment, SkillStore } from "@skillwright/python-runtime";
import type { CodeSkills } from "../code-skills/code-skills.ts";
import type { Config } from "../config/config-schema.ts";
import type { SkillDiscovery } from "./open-discovery.ts";
import type { SkillExecutor } from "./skill-executor.ts";

/** Everything over one data directory. Slow parts open when first used. */
export interface Workspace extends AsyncDisposable {
  /** The data directory, absolute. */
  readonly home: string;
  readonly config: Config;
  readonly store: SkillStore;
  /** The pipeline from a sentence to an installed skill. */
  generator(): Promise<SkillGenerator>;
  /** Instruction skills: directories with a `SKILL.md`. */
  instructions(): Promise<InstructionStore>;
  /** Code skills in the directories that the configuration names. */
  codeSkills(): Promise<CodeSkills>;
  /** Reads those directories again; calls under way end on what they began with. */
  reloadCodeSkills(): Promise<void>;
  /** Secrets of skills; read on first use. */
  readonly credentials: CredentialVault;
  /** How skills are started here. */
  readonly launch: SkillLaunch;
  /** The embedder and the indexes. */
  discovery(): Promise<SkillDiscovery>;
  /** The index of installed skills, brought up to date with the store. */
  syncedIndex(): Promise<SkillIndex>;
  /** The Python that skills run on. Throws `python-not-found`. */
  environment(): Promise<PythonEnvironment>;
  /** Runs installed skills, and remembers how that went. */
  executor(): Promise<SkillExecutor>;
  /**
   * Ends the processes that are kept for further calls of a skill, busy ones after their calls.
   *
   * @returns how many, when they have ended; 0 when nothing was run yet.
   */
  releaseSkill(skillId: string): Promise<number>;
  /** Deletes what the skill wrote into its own directory. */
  clearData(skillId: string): Promise<void>;
  /** Closes what was opened; closing twice is harmless. */
  close(): Promise<void>;
}
