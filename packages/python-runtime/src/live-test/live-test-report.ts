import type { Diagnostic, HandshakeResult, JsonObject, JsonValue } from "@skillwright/core";

/** How one acceptance test went. */
export interface TestResult {
  readonly action: string;
  readonly input: JsonObject;
  /** `skipped`: it needs what was not there; the action was only checked for a proper answer. */
  readonly status: "passed" | "failed" | "skipped";
  /** What the action answered. */
  readonly result?: JsonValue;
  /** Code of the error that it answered. */
  readonly error?: string;
  /** Why it failed or was skipped. */
  readonly message?: string;
  readonly durationMs: number;
}

/** What a live test found out. */
export interface LiveTestReport {
  /** No error among the diagnostics and no failed test. */
  readonly passed: boolean;
  /** Absent when it failed. */
  readonly handshake?: HandshakeResult;
  readonly tests: readonly TestResult[];
  readonly diagnostics: readonly Diagnostic[];
  /** How the skill was confined; absent when it did not start. */
  readonly isolation?: "sandbox" | "limits";
}
