import { type JsonValue, SkillwrightError } from "@skillwright/core";
import type { z } from "zod";
import type { HostErrorCode } from "../errors.ts";

/** A payload that does not fit its command. `details.issues` has every problem with its place. */
export class PayloadError extends SkillwrightError<HostErrorCode> {
  readonly details: JsonValue;

  constructor(command: string, problems: string, issues: readonly z.core.$ZodIssue[] = []) {
    super(`the payload of ${command} is invalid: ${problems}`, {
      code: "payload-invalid",
      hint: "See docs/contract/generated/commands.json for what each command takes.",
    });
    this.details = {
      issues: issues.map(({ path, message }) => ({ path: path.join("."), message })),
    };
  }
}
