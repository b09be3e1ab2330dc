import { maxLineBytes, type SkillwrightError } from "@skillwright/core";
import { type PythonRuntimeErrorCode, runtimeError } from "../errors.ts";

/** Why a skill process ended. Decided once, by whoever is first. */
export type EndReason =
  | "stopped"
  | "exited"
  | "line-too-long"
  | "flood"
  | "closed-pipe"
  | "over-limits"
  | "disk-limit";

/** What is known once the process is gone. */
export interface SkillEnd {
  readonly reason: EndReason;
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The end of what it wrote to stderr, secrets removed. */
  readonly stderr: string;
}

/** The error that every call meets whose answer was still due. */
export function describeEnd(id: string, end: SkillEnd): SkillwrightError {
  const tail = end.stderr === "" ? "" : `\n${end.stderr}`;
  const { code, message, hint } = explain(id, end);
  return runtimeError(message + tail, { code, hint, cause: end });
}

function explain(
  id: string,
  { reason, exitCode, signal }: SkillEnd,
): { code: PythonRuntimeErrorCode; message: string; hint?: string } {
  switch (reason) {
    case "stopped":
      return { code: "skill-stopped", message: `${id} was stopped before it answered` };
    case "exited": {
      const how = signal === null ? `exited with code ${exitCode}` : `was ended by ${signal}`;
      const hint =
        signal === "SIGKILL" || signal === "SIGXCPU"
          ? "It may have met a limit on memory or time."
          : undefined;
      return {
        code: "skill-crashed",
        message: `${id} ${how} before it answered`,
        ...(hint && { hint }),
      };
    }
    case "closed-pipe":
      return { code: "skill-crashed", message: `${id} closed its input or output and was ended` };
    case "over-limits":
      return {
        code: "skill-crashed",
        message: `${id} used more memory or processes than it may and was ended`,
      };
    case "disk-limit":
      return {
        code: "skill-disk-limit",
        message: `${id} kept more on disk than it may and was ended`,
        hint: "Have it delete what it no longer needs, or raise disk_mb under [sandbox].",
      };
    case "line-too-long":
      return {
        code: "skill-output-too-long",
        message: `${id} wrote a line of more than ${maxLineBytes} bytes and was ended`,
        hint: "Return less, or write the result to a file in SKILL_DATA_DIR.",
      };
    case "flood":
      return {
        code: "skill-output-too-long",
        message: `${id} flooded its output with what is no answer and was ended`,
        hint: "Print to stderr, and less.",
      };
  }
}
