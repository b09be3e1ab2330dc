import { type JsonValue, SkillwrightError } from "@skillwright/core";
import type { CommandError } from "../contract/envelope.ts";
import { jsonSchema } from "../contract/json.ts";
import type { HostErrorCode } from "../errors.ts";

/** What to answer of whatever was thrown. */
export function describeError(error: unknown): CommandError {
  if (SkillwrightError.is(error)) {
    const { message, code, hint } = error;
    const details = findDetails(error);
    return {
      error: message,
      error_code: code,
      ...(hint !== undefined && { hint }),
      ...(details !== undefined && { details }),
    };
  }
  if (error instanceof Error && error.name === "AbortError") {
    return { error: "the command was cancelled", error_code: "cancelled" };
  }
  if (error instanceof Error && error.name === "TimeoutError") {
    return { error: "the command ran out of time", error_code: "timed-out" };
  }
  if (error instanceof Error && isDiskFull(error)) {
    return {
      error: `there is no space left: ${error.message}`,
      error_code: "disk-full" satisfies HostErrorCode,
      hint: "Free some space on the disk of the data directory, then try again.",
    };
  }
  return {
    error: `internal error: ${error instanceof Error ? error.message : String(error)}`,
    error_code: "internal-error" satisfies HostErrorCode,
    hint: "This is a defect of ours: please report it with the command.",
  };
}

/** SQLite's result code for a full disk. */
const sqliteFull = 13;

/** Whether the file system, or SQLite on it, has no room. */
function isDiskFull(error: Error): boolean {
  if ("code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT")) return true;
  return "errcode" in error && error.errcode === sqliteFull;
}

/** Everything that was found, where the error carries findings; else what it was made with. */
function findDetails(error: Error): JsonValue | undefined {
  if ("details" in error) return toJson(error.details);
  if ("diagnostics" in error) return toJson({ diagnostics: error.diagnostics });
  return undefined;
}

function toJson(value: unknown): JsonValue | undefined {
  if (value === undefined) return undefined;
  const parsed = jsonSchema.safeParse(JSON.parse(JSON.stringify(value)));
  return parsed.success ? parsed.data : undefined;
}
