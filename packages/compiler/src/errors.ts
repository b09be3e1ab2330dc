/** Codes of the errors that this package throws. */
export type CompilerErrorCode =
  /** The text is neither a teaching sentence nor a structured description: kind `UnsupportedShape`. */
  | "skill-shape-unsupported"
  /** A line cannot be compiled, or asks for something random: kind `UnsupportedInstruction`. */
  | "skill-instruction-unsupported"
  /** A step needs a capability that no `Permission` line grants: kind `PermissionRequired`. */
  | "skill-permission-required"
  /** `languages` names a language that is not shipped. */
  | "language-unknown"
  /** The words of a language are not a valid lexicon. */
  | "lexicon-invalid"
  /** A lexicon file cannot be read. */
  | "lexicon-unreadable"
  /** The text is not the links notation of a compiled skill. */
  | "links-notation-invalid";
