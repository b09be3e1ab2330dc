/** Where packages come from. */
export interface PackageSources {
  /** Package index; default that of pip's or uv's own configuration. */
  readonly indexUrl?: string | undefined;
  /** Directory of wheels that is searched as well. */
  readonly findLinks?: string | undefined;
}
