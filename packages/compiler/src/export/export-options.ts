/** How a compiled skill is exported. */
export interface ExportOptions {
  /** Id of the exported skill; by default derived from its name, or from the trigger of prose. */
  readonly id?: string | undefined;
}
