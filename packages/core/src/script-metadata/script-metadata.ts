import type { Diagnostic } from "../diagnostics/diagnostic.ts";

/** The PEP 723 block of a script. */
export interface ScriptMetadata {
  /** A PEP 440 version specifier, such as `>=3.11`. */
  readonly requiresPython?: string;
  /** PEP 508 dependency specifiers, as written. */
  readonly dependencies: readonly string[];
  /** The `[tool]` table, as parsed. */
  readonly tool?: Readonly<Record<string, unknown>>;
  /** Line of the opening `# /// script`, from 1. */
  readonly line: number;
}

/** What was found in a script: no metadata and no errors when it has no block. */
export interface ScriptMetadataParseResult {
  /** Absent, too, when any diagnostic is an error. */
  readonly metadata?: ScriptMetadata;
  readonly diagnostics: readonly Diagnostic[];
}

/** Every code of a block's diagnostics; all are errors except `key-unknown`, a warning. */
export type ScriptMetadataDiagnosticCode =
  /** A second block of type `script`. */
  | "block-duplicate"
  /** `dependencies` is no list of dependency specifiers (PEP 508). */
  | "dependencies-invalid"
  /** A key that the specification does not have; ignored. */
  | "key-unknown"
  /** `requires-python` is no version specifier (PEP 440). */
  | "requires-python-invalid"
  | "toml-invalid"
  | "tool-invalid";
