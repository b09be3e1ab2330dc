/** A skill as a catalog shows it. */
export interface CatalogSkill {
  readonly name: string;
  readonly description: string;
  /** Path or URI of its `SKILL.md`. */
  readonly location: string;
  readonly body?: string | undefined;
}

/** What one skill costs. */
export interface CatalogCost {
  readonly name: string;
  /** Tokens that it takes in the catalog, always. */
  readonly catalogTokens: number;
  /** Tokens of its body, when it is activated; 0 when the body was not given. */
  readonly bodyTokens: number;
}

/** Text that tells a model which skills there are. */
export interface SkillCatalog {
  /** Empty when there is no skill: the client guide asks for no catalog then. */
  readonly text: string;
  /** Tokens of the text, estimated unless a counter was given. */
  readonly tokens: number;
  readonly included: readonly CatalogCost[];
  /** Skills that the budget has no room for, in order. */
  readonly cut: readonly CatalogCost[];
}
