import { z } from "zod";
import { SkillwrightError } from "../errors/skillwright-error.ts";

/** How a skill says it is. */
export interface HealthResult {
  readonly status: "ok" | "degraded" | "failing";
  readonly detail?: string;
}

const schema = z.object({
  // The generators of old taught "healthy".
  status: z.preprocess(
    (status) => (status === "healthy" ? "ok" : status),
    z.enum(["ok", "degraded", "failing"]),
  ),
  detail: z.string().optional(),
});

/**
 * The result of a `health` request.
 *
 * @throws SkillwrightError `protocol-invalid-health` for any other shape or status.
 */
export function parseHealthResult(value: unknown): HealthResult {
  const { success, data, error } = schema.safeParse(value);
  if (!success) {
    throw new SkillwrightError(`invalid health result: ${z.prettifyError(error)}`, {
      code: "protocol-invalid-health",
      hint: 'Answer "health" with {"status": "ok" | "degraded" | "failing", "detail"}.',
      cause: error,
    });
  }
  const { status, detail } = data;
  return { status, ...(detail !== undefined && { detail }) };
}
