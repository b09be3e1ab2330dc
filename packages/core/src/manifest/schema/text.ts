import { z } from "zod";
import { rule } from "./rule.ts";

/** A string that can go into an environment variable, a path or a terminal. */
export const text = z
  .string()
  .check(rule("text-invalid", (value) => !value.includes("\0"), "it holds a NUL character"));

/** At most `max` items, each as the schema says. */
export function listOf<Schema extends z.ZodType>(schema: Schema, max: number) {
  const fits = (items: unknown[]) => items.length <= max;
  return z
    .array(schema)
    .check(rule("list-too-long", fits, `at most ${max} are allowed`))
    .default([]);
}
