import type { JsonValue } from "@skillwright/core";
import { z } from "zod";

const json: z.ZodType<JsonValue> = z.json();

/** A word or phrase, matched whole and in any case; `convert*` matches every word that begins so. */
const words = z.array(z.string().min(1)).default([]);

/** A list of words of which an intent mentions at least one, unless it names these variables. */
const requirement = z.strictObject({
  any: words,
  /** Variables that, when the intent names every one of them, make the words unnecessary. */
  or_named: z.array(z.string()).default([]),
});

/** A value that an intent can name; every further key is data for placeholders. */
const namedValue = z
  .object({
    value: json.optional(),
    words,
    /** Like `words`, but in exactly this case: `°C`, `MB`, `Mb`. */
    symbols: z.array(z.string().min(1)).default([]),
  })
  .catchall(json);

/** A variable picked from a table of values. */
const chosenVariable = z.strictObject({
  name: z.string(),
  /** The table in `values`. */
  among: z.string(),
  /** `from` and `to` understand direction; without a role the first value mentioned is picked. */
  role: z.enum(["from", "to"]).optional(),
  /** Values to use when the intent names none: the first that the opposite role does not have. */
  defaults: z.array(json).default([]),
  /** Mentions in other tables count too: those with this key name a value by it. */
  implied_by: z.string().optional(),
  /** The value to use when the intent names different ones. */
  several: json.optional(),
  /** The value picked must have the same data under this key as the one of the opposite role. */
  same: z.string().optional(),
});

/** A variable matched by a pattern: its first group, or its `otherwise` when nothing matches. */
const matchedVariable = z.strictObject({
  name: z.string(),
  /** A regular expression (flag `u`) with one group. */
  pattern: z.string(),
  /** `path`: an absolute path, `~` and `..` resolved on this machine. */
  type: z.enum(["text", "lower-case", "number", "path"]).default("text"),
  /** Whether an intent without a value does not fit. */
  required: z.boolean().default(false),
  /** An intent without a value fits all the same when it holds nothing but these words. */
  or_only: words,
  /** Data for placeholders when the pattern matches. */
  matched: z.record(z.string(), json).default({}),
  /** `value` and data for placeholders when it does not; without a `value` its keys are left out. */
  otherwise: z.record(z.string(), json).default({}),
});

/** What `template.toml` says. */
export const templateDefinitionSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/),
  description: z.string().min(1),
  /** Intents that the template serves, for discovery. */
  examples: z.array(z.string().min(1)).min(1).max(32),
  tags: z.array(z.string()).max(16).default([]),
  /** Named services that it serves, as in `_services.toml`. */
  services: z.array(z.string()).default([]),
  /** Each must be met. */
  requires: z.array(requirement).default([]),
  /** Words that say that the intent is about something else. */
  excludes: words,
  /** Words that may stand in the place of a value without being an unknown one: "to metric". */
  neutral: words,
  /** Name of the action to list first, with its tests. */
  first_action: z.string().optional(),
  values: z.record(z.string(), z.array(namedValue)).default({}),
  variables: z.array(z.union([chosenVariable, matchedVariable])).default([]),
});

/** What `template.toml` says. */
export type TemplateDefinition = z.infer<typeof templateDefinitionSchema>;
/** A variable picked from a table of values. */
export type ChosenVariable = z.infer<typeof chosenVariable>;
/** A variable matched by a pattern. */
export type MatchedVariable = z.infer<typeof matchedVariable>;
/** A value that an intent can name, with its data. */
export type NamedValue = z.infer<typeof namedValue>;
