/** How bad a {@link Diagnostic} is: only an `error` makes its subject invalid. */
export type DiagnosticSeverity = "error" | "warning" | "info";

/** A mechanical edit that mends a {@link Diagnostic}: replace `[startOffset, endOffset)` of the file. */
export interface DiagnosticFix {
  /** What the edit does, for people: "quote the value". */
  readonly description: string;
  /** UTF-16 offset of the first replaced code unit. */
  readonly startOffset: number;
  /** UTF-16 offset after the last replaced code unit. */
  readonly endOffset: number;
  readonly text: string;
}

/** One thing that is wrong, or worth knowing, about a file. */
export interface Diagnostic {
  /** Stable, kebab-case. */
  readonly code: string;
  readonly severity: DiagnosticSeverity;
  /** What and where, in one sentence that quotes the value. */
  readonly message: string;
  /** Relative to the package directory, with forward slashes. */
  readonly file?: string | undefined;
  /** Key path, as in `credentials[0].env_var`. */
  readonly path?: string | undefined;
  /** From 1. */
  readonly line?: number | undefined;
  /** From 1, in UTF-16 code units. */
  readonly column?: number | undefined;
  readonly fix?: DiagnosticFix | undefined;
}

/** Whether any of them makes its subject invalid. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}
