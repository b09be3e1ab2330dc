import type { AgentSkill, Diagnostic } from "@skillwright/core";
import type { SkillOrigin } from "../lock/skill-lock.ts";
import type { InstructionFile } from "../package/instruction-file.ts";

/** A skill that was read from a source and is not installed yet. It is in memory only. */
export interface StagedSkill {
  /** What it will be called, and its directory: the skill's own name, or one made from it. */
  readonly name: string;
  /** Of all its files; what an approval names. */
  readonly digest: string;
  readonly skill: AgentSkill;
  /** Sorted by path. */
  readonly files: readonly InstructionFile[];
  readonly origin: SkillOrigin;
  /** What the format says against it; nothing that keeps it from loading. */
  readonly diagnostics: readonly Diagnostic[];
  /** What a person should look at before approving: hidden text, commands, orders to the agent. */
  readonly findings: readonly Diagnostic[];
}

/** A skill that was found and will not be taken. */
export interface RefusedSkill {
  /** Its directory in the source; `""` for the source itself. */
  readonly path: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** What a source holds. */
export interface StagedImport {
  readonly skills: readonly StagedSkill[];
  readonly refused: readonly RefusedSkill[];
}
