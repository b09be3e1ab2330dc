import type { AuthoringReport, ProposedUpgrade } from "@skillwright/generator";
import { z } from "zod";

/** What the writing of a skill by a model took, as it goes out. */
export const reportWireSchema = z.object({
  model: z.string(),
  prompt_version: z.string(),
  turns: z.int(),
  input_tokens: z.int(),
  output_tokens: z.int(),
  cost_usd: z.number().optional(),
  duration_ms: z.number(),
});

/** Gives a report its outward shape. */
export function reportWire(
  report: AuthoringReport | undefined,
): z.input<typeof reportWireSchema> | undefined {
  return (
    report && {
      model: report.model,
      prompt_version: report.promptVersion,
      turns: report.turns,
      input_tokens: report.inputTokens,
      output_tokens: report.outputTokens,
      cost_usd: report.costUsd,
      duration_ms: report.durationMs,
    }
  );
}

/** What becomes of the installed skill, as it goes out. */
export const upgradeWireSchema = z.object({
  from_version: z.string(),
  from_digest: z.string(),
  added_permissions: z.array(z.string()),
  old_tests: z.array(
    z.object({
      action: z.string(),
      status: z.enum(["passed", "failed", "skipped"]),
      message: z.string().optional(),
    }),
  ),
});

/** Gives an upgrade its outward shape. */
export function upgradeWire(
  upgrade: ProposedUpgrade | undefined,
): z.input<typeof upgradeWireSchema> | undefined {
  return (
    upgrade && {
      from_version: upgrade.fromVersion,
      from_digest: upgrade.fromDigest,
      added_permissions: [...upgrade.addedPermissions],
      old_tests: upgrade.oldTests.map(({ action, status, message }) => ({
        action,
        status,
        message,
      })),
    }
  );
}
