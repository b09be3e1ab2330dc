import { z } from "zod";
import { isJsonObject } from "../json/is-json-object.ts";
import type { JsonObject } from "../json/json-value.ts";
import { closestWord } from "../text/closest-word.ts";
import type { KeyPath } from "../toml/key-path.ts";
import type { ManifestProblem } from "./manifest-problem.ts";

/** Keys of a value that its schema does not have, at every level that the schema describes. */
export function* findUnknownKeys(
  schema: z.core.$ZodType,
  value: unknown,
  path: KeyPath = [],
): Generator<ManifestProblem> {
  if (
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodExactOptional
  ) {
    yield* findUnknownKeys(schema.unwrap(), value, path);
  } else if (schema instanceof z.ZodArray && Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      yield* findUnknownKeys(schema.element, item, [...path, index]);
    }
  } else if (schema instanceof z.ZodRecord && isJsonObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      yield* findUnknownKeys(schema.valueType, item, [...path, key]);
    }
  } else if (schema instanceof z.ZodObject && isJsonObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      const known = Object.hasOwn(schema.shape, key) ? schema.shape[key] : undefined;
      if (known) yield* findUnknownKeys(known, item, [...path, key]);
      else yield unknownKey([...path, key], closestWord(key, missingKeys(schema, value)));
    }
  }
}

function missingKeys({ shape }: z.ZodObject, value: JsonObject): string[] {
  return Object.keys(shape).filter((key) => !Object.hasOwn(value, key));
}

function unknownKey(path: KeyPath, suggestion: string | undefined): ManifestProblem {
  const hint = suggestion === undefined ? "" : `, did you mean ${suggestion}?`;
  return { code: "key-unknown", path, message: `unknown key, ignored${hint}`, suggestion };
}
