import type { CompositionResult } from "@skillwright/factory";
import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";
import { jsonObjectSchema, jsonSchema } from "../contract/json.ts";

const failureSchema = z.object({ code: z.string(), message: z.string() });

const resultSchema = z.object({
  status: z.enum(["completed", "failed"]),
  /** Absent when it failed. */
  output: jsonSchema.optional(),
  error: failureSchema.optional(),
  /** What every step gave, in the order of the definition. */
  steps: z.array(
    z.object({
      id: z.string(),
      skill: z.string(),
      status: z.enum(["ok", "fell_back", "failed", "skipped", "cancelled"]),
      output: jsonSchema.optional(),
      error: failureSchema.optional(),
      duration_ms: z.number(),
    }),
  ),
  duration_ms: z.number(),
});

/** Runs several installed skills as one, after checking that they fit together. */
export const skillCompose = defineCommand({
  name: "skill.compose",
  payload: z.object({
    /** TOML, or the same as an object. */
    composition: z.union([z.string().min(1), jsonObjectSchema]),
    input: jsonObjectSchema.default({}),
    timeout_seconds: z.number().positive().max(86_400).optional(),
  }),
  result: resultSchema,
  async run({ composition, input, timeout_seconds: seconds }, { workspace, signal }) {
    const executor = await workspace.executor();
    const timeoutMs = seconds === undefined ? undefined : seconds * 1000;
    return resultWire(await executor.compose(composition, input, { timeoutMs, signal }));
  },
});

function resultWire({
  durationMs,
  steps,
  ...same
}: CompositionResult): z.input<typeof resultSchema> {
  return {
    ...same,
    steps: steps.map(({ durationMs: stepMs, ...step }) => ({ ...step, duration_ms: stepMs })),
    duration_ms: durationMs,
  };
}
