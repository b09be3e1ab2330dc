import type { KeyPath } from "../toml/key-path.ts";

/** Every code of a manifest's diagnostics; all are errors except `key-unknown`, a warning. */
export type ManifestDiagnosticCode =
  /** The name of an action is malformed, or another action has it. */
  | "action-name-invalid"
  | "action-name-duplicate"
  /** The name of a credential is malformed, or another credential has it. */
  | "credential-name-invalid"
  | "credential-name-duplicate"
  /** `entry_file` is not a plain `.py` file name. */
  | "entry-file-invalid"
  /** An environment variable is malformed, steers the system, or is another credential's. */
  | "env-var-invalid"
  | "env-var-reserved"
  | "env-var-duplicate"
  | "error-code-invalid"
  | "example-blank"
  | "host-invalid"
  | "id-invalid"
  /** A JSON Schema is not one of an object, or uses the reserved property `action`. */
  | "input-schema-invalid"
  | "input-property-reserved"
  | "key-missing"
  /** A key that no version of the format has; ignored. */
  | "key-unknown"
  | "list-too-long"
  | "manifest-not-utf8"
  | "manifest-too-large"
  | "name-blank"
  | "path-invalid"
  | "python-version-invalid"
  | "requirement-invalid"
  | "setting-default-invalid"
  | "setting-name-invalid"
  | "tag-invalid"
  /** A test names an action that the manifest does not declare. */
  | "test-action-unknown"
  /** A test has both `expect` and `expect_error`, or neither. */
  | "test-expectation-invalid"
  /** A string with a NUL character where the system could not pass it on. */
  | "text-invalid"
  | "toml-invalid"
  | "type-mismatch"
  | "uv-version-invalid"
  /** Not one of the words allowed there. */
  | "value-not-allowed"
  /** A value that JSON does not have: a date, infinity, an integer beyond 2^53. */
  | "value-unsupported"
  | "version-invalid";

/** One thing wrong with a manifest, before it is known where in the text that is. */
export interface ManifestProblem {
  readonly code: ManifestDiagnosticCode;
  readonly path: KeyPath;
  /** What is wrong, without the path. */
  readonly message: string;
  /** For an unknown key: the one that was probably meant. */
  readonly suggestion?: string | undefined;
}
