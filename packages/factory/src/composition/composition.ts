import type { JsonValue } from "@skillwright/core";
import semver from "semver";
import { z } from "zod";
import { parseDependency } from "../skill/parse-dependency.ts";

const word = z.string().regex(/^[A-Za-z][\w-]*$/, "must be letters, digits, - and _");
const path = z.string().startsWith("$", "must be a JSONPath, which begins with $");
const reference = z
  .string()
  .refine((text) => parseDependency(text) !== undefined, "must be an id, or id@range");

/** How a step's result becomes the input of the next. */
const transformSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("passthrough") }),
  z.strictObject({
    kind: z.literal("extract_field"),
    field: z.string(),
    /** Without one a missing field is an error. */
    default: z.json().optional(),
  }),
  z.strictObject({ kind: z.literal("wrap"), key: z.string().default("data") }),
  z.strictObject({ kind: z.literal("select"), path, default: z.json().optional() }),
]);

const conditionSchema = z.strictObject({
  path,
  /** What the path must lead to; default: anything but false and null. */
  equals: z.json().optional(),
  not: z.boolean().default(false),
});

const fallbackSchema = z.union([
  z.strictObject({ value: z.json() }),
  z.strictObject({ skill: reference, action: z.string().optional() }),
]);

const stepSchema = z.strictObject({
  id: word,
  skill: reference,
  action: z.string().optional(),
  /** Steps that come before; default: the one written above. `[]` begins at once. */
  after: z.array(word).optional(),
  /**
   * The input, in which strings that begin with `$` are JSONPaths over `{input, steps, item, index}`
   * (`$$` stands for a plain `$`), and `{"$path", "default"}` is a path that may lead nowhere.
   * Default: the result of the steps before.
   */
  input: z.json().optional(),
  when: conditionSchema.optional(),
  /** A path to a list: the step runs once for each item. */
  each: path.optional(),
  /** How many items at a time. */
  concurrency: z.int().min(1).max(100).default(4),
  output: transformSchema.default({ kind: "passthrough" }),
  /** Whether a failure leaves the data as it was, and the composition goes on. */
  continueOnError: z.boolean().default(false),
  /** What takes the place of a failed step. */
  fallback: fallbackSchema.optional(),
  timeoutMs: z.int().positive().optional(),
});

/** What a composition is made of. */
export const compositionSchema = z.strictObject({
  id: z.string(),
  name: z.string().min(1),
  version: z
    .string()
    .refine((text) => semver.valid(text) === text)
    .default("1.0.0"),
  description: z.string().default(""),
  /** JSON Schema of the input. */
  input: z.record(z.string(), z.json()).default({ type: "object" }),
  steps: z.array(stepSchema).min(1).max(200),
  /** A path to the result; default: what the last steps gave. */
  result: path.optional(),
});

/** A composition with every default filled in. */
export type Composition = z.output<typeof compositionSchema>;

/** A composition as people write it. */
export type CompositionInput = z.input<typeof compositionSchema>;

/** One step of a {@link Composition}. */
export type CompositionStep = Composition["steps"][number];

/** How a step's result is shaped. */
export type StepTransform = z.output<typeof transformSchema>;

/** What a path is looked up in. */
export interface CompositionScope {
  readonly input: JsonValue;
  /** Results of the steps that ended, by id. */
  readonly steps: Readonly<Record<string, JsonValue>>;
  /** In steps with `each`. */
  readonly item?: JsonValue | undefined;
  readonly index?: number | undefined;
}
