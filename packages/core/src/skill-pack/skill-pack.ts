/** The one schema version of skill packs that there is. */
export const skillPackSchemaVersion = "cellstate.skills.pack.v1";

/** What a resource of a packed skill is for. */
export type PackResourceKind = "script" | "reference" | "asset";

/** A skill as a pack holds it: the CELLSTATE shape, with version and tags beside the name. */
export interface PackSkill {
  readonly name: string;
  readonly description: string;
  readonly version: string;
  readonly tags: readonly string[];
  /** Markdown: what becomes the body. */
  readonly instructions: string;
  /** Kinds by path, sorted by path. The pack does not hold the files themselves. */
  readonly resources: Readonly<Record<string, PackResourceKind>>;
}

/** Skills of one compiled config. */
export interface SkillPack {
  readonly schemaVersion: typeof skillPackSchemaVersion;
  readonly skills: readonly PackSkill[];
}
