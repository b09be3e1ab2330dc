import { testSkill } from "@skillwright/python-runtime";
import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";
import { jsonObjectSchema, jsonSchema } from "../contract/json.ts";
import { findSkill } from "../workspace/find-skill.ts";

/** Runs the acceptance tests of an installed skill, without secrets or network, whatever its state. */
export const skillTest = defineCommand({
  name: "skill.test",
  payload: z.object({ skill_id: z.string().min(1) }),
  result: z.object({
    skill_id: z.string(),
    passed: z.boolean(),
    tests: z.array(
      z.object({
        action: z.string(),
        input: jsonObjectSchema,
        status: z.enum(["passed", "failed", "skipped"]),
        result: jsonSchema.optional(),
        error: z.string().optional(),
        message: z.string().optional(),
        duration_ms: z.number(),
      }),
    ),
    findings: z.array(
      z.object({
        code: z.string(),
        severity: z.enum(["error", "warning", "info"]),
        message: z.string(),
      }),
    ),
  }),
  async run({ skill_id }, { workspace, signal, onProgress }) {
    const record = findSkill(workspace.store, skill_id);
    const { passed, tests, diagnostics } = await testSkill(record, {
      ...workspace.launch,
      environment: await workspace.environment(),
      settings: workspace.config.settings[skill_id],
      signal,
      onProgress: (message) => onProgress({ phase: "validating", message }),
    });
    return {
      skill_id,
      passed,
      tests: tests.map(({ durationMs, ...test }) => ({ ...test, duration_ms: durationMs })),
      findings: diagnostics.map(({ code, severity, message }) => ({ code, severity, message })),
    };
  },
});
