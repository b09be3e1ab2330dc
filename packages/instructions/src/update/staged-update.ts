import type { StagedSkill } from "../import/staged-skill.ts";
import type { MergedFiles } from "./merge-files.ts";

/** What an update would make of an installed skill. */
export interface StagedUpdate {
  readonly name: string;
  /** The skill with local edits kept; its digest is what an approval names. */
  readonly staged: StagedSkill;
  /** As the source has it now. */
  readonly upstream: StagedSkill;
  /** Digest of the installed files that it was made from. */
  readonly installedDigest: string;
  /** Empty when there is nothing to do. */
  readonly changes: MergedFiles["changes"];
  /** From the installed files to those of the update, as a unified diff. */
  readonly diff: string;
}
