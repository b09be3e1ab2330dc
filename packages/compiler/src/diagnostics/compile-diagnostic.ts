import type { Diagnostic } from "@skillwright/core";

/** What a {@link CompileDiagnostic} is about. */
export type CompileDiagnosticCode =
  /** A label needs a value in backticks. */
  | "quoted-value-missing"
  /** A label needs text. */
  | "text-missing"
  /** An input has no type. */
  | "input-type-missing"
  /** An input has a type that does not exist. */
  | "input-type-unsupported"
  /** An expected test lacks its input or its output. */
  | "expected-test-incomplete"
  /** A handler target that does not exist. */
  | "target-unsupported"
  /** A permission without the part before the colon. */
  | "capability-namespace-missing"
  /** A line that is neither labelled nor a teaching sentence. */
  | "line-unrecognised"
  /** No `Skill` line. */
  | "name-missing"
  /** Nothing that the skill could answer. */
  | "trigger-missing"
  /** The text is no skill at all. */
  | "shape-unsupported"
  /** An instruction that no deterministic skill can follow. */
  | "not-deterministic"
  /** A capability that is needed and not granted. */
  | "permission-missing"
  /** Warning: a line before the first label, which is skipped. */
  | "line-ignored"
  /** Warning: an earlier expected test answers the same prompt. */
  | "expected-test-shadowed"
  /** Warning: the trigger has neither letters nor digits, so it matches every prompt without any. */
  | "trigger-empty";

/** One thing that is wrong, or worth knowing, about a description, and what to do about it. */
export interface CompileDiagnostic extends Diagnostic {
  readonly code: CompileDiagnosticCode;
  readonly line: number;
  readonly column: number;
  /** What to write instead: "did you mean `Expected test`?" */
  readonly suggestion: string;
}
