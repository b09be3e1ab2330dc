import { CommanderError } from "commander";
import type { CommandFinding } from "./command-failure.ts";

/** An error as a person and `--json` see it. */
export interface ErrorFacts {
  readonly code: string;
  readonly message: string;
  readonly hint?: string | undefined;
  /** What was found in the files that the command was given. */
  readonly findings: readonly CommandFinding[];
}

/** What to tell of whatever was thrown; undefined for help and version, which commander throws as well. */
export async function describeError(error: unknown): Promise<ErrorFacts | undefined> {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return undefined;
    return {
      code: "usage",
      message: error.message.replace(/^error: /, ""),
      hint: "See what there is: skill --help, skill <command> --help.",
      findings: [],
    };
  }
  // Only now: `skill --version` must not wait for a schema library.
  const { SkillwrightError } = await import("@skillwright/core");
  if (SkillwrightError.is(error)) {
    const { code, message, hint } = error;
    const { CommandFailure } = await import("./command-failure.ts");
    const findings = error instanceof CommandFailure ? error.findings : [];
    return { code, message, hint, findings };
  }
  if (error instanceof Error && error.name === "AbortError") {
    return { code: "cancelled", message: "interrupted", findings: [] };
  }
  return {
    code: "internal-error",
    message: error instanceof Error ? error.message : String(error),
    hint: "This is a defect of ours: please report it with the command that you ran.",
    findings: [],
  };
}
