import { isJsonObject, type JsonObject, type JsonValue, SkillwrightError } from "@skillwright/core";
import { factoryError } from "../errors.ts";
import { Deadline } from "../execution/deadline.ts";
import { isList } from "../json/is-list.ts";
import { parseDependency } from "../skill/parse-dependency.ts";
import type { CompositionScope, CompositionStep } from "./composition.ts";
import type { StepResult } from "./composition-result.ts";
import { queryJson } from "./json-path.ts";
import { mapConcurrently } from "./map-concurrently.ts";
import { lookUp, resolveInput, toDocument } from "./resolve-input.ts";
import { transformOutput } from "./transform-output.ts";

/** Calls a skill for a step; throws what made it fail. */
export type StepCaller = (call: {
  readonly skillId: string;
  /** `undefined` for the current version. */
  readonly version: string | undefined;
  readonly action: string | undefined;
  readonly input: JsonObject;
  readonly signal: AbortSignal;
}) => Promise<JsonValue>;

/**
 * Runs one step, its items and its fallback.
 *
 * @param data - what the steps before handed on.
 * @throws the signal's reason when the composition ends; a step's failure is a result.
 */
export async function runStep(
  step: CompositionStep,
  data: JsonValue,
  scope: CompositionScope,
  call: StepCaller,
  signal: AbortSignal,
): Promise<StepResult> {
  const started = performance.now();
  const end = (fields: Pick<StepResult, "status" | "output" | "error">): StepResult => ({
    id: step.id,
    skill: step.skill,
    ...fields,
    durationMs: performance.now() - started,
  });
  const timeUp = () =>
    factoryError(`step ${step.id} took more than ${step.timeoutMs} ms`, {
      code: "execution-timeout",
    });
  using deadline = new Deadline(step.timeoutMs ?? Number.POSITIVE_INFINITY, timeUp, [signal]);
  try {
    if (!holds(step, scope)) return end({ status: "skipped", output: data });
    const result = await callStep(step, data, scope, call, deadline.signal);
    return end({ status: "ok", output: transformOutput(result, step.output) });
  } catch (thrown) {
    signal.throwIfAborted();
    const error = describe(thrown);
    try {
      const output = await fallBack(step, data, scope, call, signal);
      if (output !== undefined) return end({ status: "fell_back", output, error });
    } catch (second) {
      signal.throwIfAborted();
      const { code, message } = describe(second);
      const both = { code, message: `${error.message}; its fallback: ${message}` };
      return end({ status: "failed", error: both, ...(step.continueOnError && { output: data }) });
    }
    return end({ status: "failed", error, ...(step.continueOnError && { output: data }) });
  }
}

function holds({ when }: CompositionStep, scope: CompositionScope): boolean {
  if (when === undefined) return true;
  const [value] = queryJson(toDocument(scope), when.path);
  const met =
    when.equals === undefined
      ? value !== undefined && value !== null && value !== false
      : value !== undefined && JSON.stringify(value) === JSON.stringify(when.equals);
  return met !== when.not;
}

async function callStep(
  { id, skill, action, each, input, concurrency }: CompositionStep,
  data: JsonValue,
  scope: CompositionScope,
  call: StepCaller,
  signal: AbortSignal,
): Promise<JsonValue> {
  const one = (given: JsonValue, around: CompositionScope, within: AbortSignal) => {
    const resolved = input === undefined ? given : resolveInput(input, around);
    return call({ ...target(skill), action, input: asInput(id, resolved), signal: within });
  };
  if (each === undefined) return one(data, scope, signal);
  const items = lookUp(each, scope);
  if (!isList(items)) {
    throw factoryError(`${each} is no list`, { code: "input-invalid" });
  }
  return mapConcurrently(items, concurrency, signal, (item, index, within) =>
    one(item, { ...scope, item, index }, within),
  );
}

/** @returns `undefined` when the step has no fallback. */
async function fallBack(
  { id, fallback, input }: CompositionStep,
  data: JsonValue,
  scope: CompositionScope,
  call: StepCaller,
  signal: AbortSignal,
): Promise<JsonValue | undefined> {
  if (fallback === undefined) return undefined;
  if ("value" in fallback) return fallback.value;
  const resolved = input === undefined ? data : resolveInput(input, scope);
  const { skill, action } = fallback;
  return call({ ...target(skill), action, input: asInput(id, resolved), signal });
}

function target(skill: string) {
  const { id, range } = parseDependency(skill) ?? { id: skill, range: "*" };
  return { skillId: id, version: range === "*" ? undefined : range };
}

function asInput(id: string, value: JsonValue): JsonObject {
  if (isJsonObject(value)) return value;
  throw factoryError(
    `step ${id} gets ${JSON.stringify(value)?.slice(0, 100)} where an object is due`,
    {
      code: "input-invalid",
      hint: 'Shape the result before it with {kind = "wrap"}, or give the step an input.',
    },
  );
}

function describe(thrown: unknown): { readonly code: string; readonly message: string } {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: SkillwrightError.is(thrown) ? thrown.code : "execution-failed", message };
}
