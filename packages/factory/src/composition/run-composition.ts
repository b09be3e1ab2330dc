import { randomUUID } from "node:crypto";
import type { JsonObject } from "@skillwright/core";
import { factoryError } from "../errors.ts";
import { Deadline } from "../execution/deadline.ts";
import type { ExecutionOptions } from "../execution/execution-options.ts";
import type { SkillFactory } from "../execution/skill-factory.ts";
import type { CompositionResult } from "./composition-result.ts";
import { refuseUnsound } from "./composition-skill.ts";
import { parseComposition } from "./parse-composition.ts";
import { runSteps } from "./run-steps.ts";

/** How {@link runComposition} runs. */
export interface CompositionOptions
  extends Pick<ExecutionOptions, "sessionId" | "userId" | "correlationId" | "signal"> {
  /** For all steps together, in milliseconds. Default 300,000. */
  readonly timeoutMs?: number | undefined;
}

/**
 * Checks a composition, then runs it; every step is a call of its own in the history, and all share
 * a correlation id.
 *
 * @param source - an object or TOML.
 * @returns what every step gave; a failed step is a result.
 * @throws SkillwrightError `composition-invalid` before anything ran, `execution-timeout`; the
 *   signal's reason.
 */
export async function runComposition(
  factory: SkillFactory,
  source: unknown,
  input: JsonObject = {},
  options: CompositionOptions = {},
): Promise<CompositionResult> {
  const { timeoutMs = 300_000, correlationId = randomUUID(), sessionId, userId } = options;
  const composition = parseComposition(source);
  refuseUnsound(composition, factory.registry);
  const timeUp = () =>
    factoryError(`${composition.id} took more than ${timeoutMs} ms`, { code: "execution-timeout" });
  using deadline = new Deadline(timeoutMs, timeUp, [options.signal]);
  return await runSteps(
    composition,
    input,
    async ({ skillId, version, action, input: stepInput, signal }) => {
      const result = await factory.execute(
        skillId,
        { action, input: stepInput, version },
        // The composition's own deadline and the step's end the call: its signal brings both.
        { timeoutMs: Number.POSITIVE_INFINITY, correlationId, sessionId, userId, signal },
      );
      if (result.success) return result.result;
      throw result.error;
    },
    deadline.signal,
  );
}
