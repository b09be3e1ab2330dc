import { type JsonObject, type JsonValue, SkillwrightError } from "@skillwright/core";
import type { Composition, CompositionScope, CompositionStep } from "./composition.ts";
import type { CompositionResult, StepResult } from "./composition-result.ts";
import { lookUp } from "./resolve-input.ts";
import { runStep, type StepCaller } from "./run-step.ts";
import { lastSteps, stepOrder, upstreamOf } from "./step-order.ts";

/**
 * Runs the steps of a checked composition, each as soon as those before it have ended.
 *
 * The first failure that nothing catches ends the steps that are under way.
 *
 * @throws the signal's reason when it aborts.
 */
export async function runSteps(
  composition: Composition,
  input: JsonObject,
  call: StepCaller,
  signal: AbortSignal,
): Promise<CompositionResult> {
  const started = performance.now();
  const order = stepOrder(composition);
  const results = new Map<string, StepResult>();
  const running = new Map<string, Promise<void>>();
  const controller = new AbortController();
  const stop = () => controller.abort(signal.reason);
  signal.throwIfAborted();
  signal.addEventListener("abort", stop, { once: true });
  let failed: StepResult | undefined;

  const start = (step: CompositionStep): Promise<void> => {
    const known = running.get(step.id);
    if (known !== undefined) return known;
    const run = runAfterOthers(step);
    running.set(step.id, run);
    return run;
  };

  async function runAfterOthers(step: CompositionStep): Promise<void> {
    const before = order.get(step.id) ?? [];
    await Promise.all(composition.steps.filter(({ id }) => before.includes(id)).map(start));
    if (controller.signal.aborted) return void results.set(step.id, cancelled(step));
    const result = await runStep(
      step,
      dataFor(before),
      scopeFor(step.id),
      call,
      controller.signal,
    ).catch((error) => {
      if (controller.signal.aborted) return cancelled(step);
      throw error;
    });
    results.set(step.id, result);
    if (result.status !== "failed" || step.continueOnError) return;
    failed ??= result;
    controller.abort(new Error(`step ${step.id} failed`));
  }

  /** Of one step before: what it handed on; of several: each by its id; of none: the input. */
  function dataFor(before: readonly string[]): JsonValue {
    const [first, ...others] = before;
    if (first === undefined) return input;
    if (others.length === 0) return outputOf(first);
    return Object.fromEntries(before.map((id) => [id, outputOf(id)]));
  }

  function scopeFor(id: string): CompositionScope {
    const ended = [...upstreamOf(id, order)].map((step) => [step, outputOf(step)]);
    return { input, steps: Object.fromEntries(ended) };
  }

  function outputOf(id: string): JsonValue {
    return results.get(id)?.output ?? null;
  }

  try {
    await Promise.all(composition.steps.map(start));
  } finally {
    signal.removeEventListener("abort", stop);
  }
  signal.throwIfAborted();
  const steps = composition.steps.flatMap(({ id }) => results.get(id) ?? []);
  const end = { steps, durationMs: performance.now() - started };
  if (failed?.error !== undefined) {
    const { code, message } = failed.error;
    return { status: "failed", error: { code, message: `step ${failed.id}: ${message}` }, ...end };
  }
  const { result } = composition;
  if (result === undefined)
    return { status: "completed", output: dataFor(lastSteps(order)), ...end };
  const all = Object.fromEntries(steps.map(({ id }) => [id, outputOf(id)]));
  try {
    return { status: "completed", output: lookUp(result, { input, steps: all }), ...end };
  } catch (error) {
    if (!SkillwrightError.is(error, "field-missing")) throw error;
    const { code, message } = error;
    return { status: "failed", error: { code, message: `the result: ${message}` }, ...end };
  }
}

function cancelled({ id, skill }: CompositionStep): StepResult {
  return { id, skill, status: "cancelled", durationMs: 0 };
}
