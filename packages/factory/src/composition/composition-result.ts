import type { JsonValue } from "@skillwright/core";

/** How one step went. */
export interface StepResult {
  readonly id: string;
  /** As the step names it. */
  readonly skill: string;
  /**
   * - `ok`: it gave its result.
   * - `fell_back`: it failed, and its fallback gave one.
   * - `failed`: it failed; with `continueOnError` the data went on unchanged.
   * - `skipped`: its condition did not hold; the data went on unchanged.
   * - `cancelled`: the composition ended before it, or in its midst.
   */
  readonly status: "ok" | "fell_back" | "failed" | "skipped" | "cancelled";
  /** What it handed on, shaped as its `output` says. */
  readonly output?: JsonValue | undefined;
  /** Why it failed. */
  readonly error?: { readonly code: string; readonly message: string } | undefined;
  /** Milliseconds. */
  readonly durationMs: number;
}

/** How a composition went, with what every step gave. */
export interface CompositionResult {
  readonly status: "completed" | "failed";
  /** The result; absent when it failed. */
  readonly output?: JsonValue | undefined;
  /** The step that ended it, and why. */
  readonly error?: { readonly code: string; readonly message: string } | undefined;
  /** In the order of the definition. */
  readonly steps: readonly StepResult[];
  /** Milliseconds. */
  readonly durationMs: number;
}
