import type { JsonSchema } from "@skillwright/core";
import { findInputType, type SimpleInputType } from "../structured/input-type.ts";
import { trim } from "../text/trim.ts";

const day =
  "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9])";
const number = "(?:0|[1-9][0-9]*)";
const semver = `^${number}[.]${number}[.]${number}(?:-[0-9A-Za-z.-]+)?(?:[+][0-9A-Za-z.-]+)?$`;

const schemas: Readonly<Record<SimpleInputType, JsonSchema>> = {
  text: { type: "string", description: "a text" },
  string: { type: "string", description: "a text" },
  integer: { type: "integer", description: "a whole number" },
  number: { type: "number", description: "a number" },
  decimal: { type: "number", description: "a number" },
  boolean: { type: "boolean", description: "true or false" },
  url: {
    type: "string",
    pattern: "^[A-Za-z][A-Za-z0-9+.-]*://\\S+$",
    description: "a URL such as https://example.com",
  },
  path: { type: "string", minLength: 1, description: "a path" },
  semver: { type: "string", pattern: semver, description: "a version such as 1.2.3" },
  date: {
    type: "string",
    pattern: `^[0-9]{4}-(?:${day})$`,
    description: "a date such as 2030-12-31",
  },
};

/**
 * The JSON Schema of an input type, as compiled skills check it: `type`, `enum`, `pattern`, `minLength`.
 *
 * Patterns mean the same in JavaScript and Python and cannot backtrack.
 */
export function valueSchema(valueType: string): JsonSchema {
  const type = findInputType(valueType);
  if (type === undefined) throw new TypeError(`unknown input type ${JSON.stringify(valueType)}`);
  if (type.name !== "enum") return schemas[type.name];
  const values = [...new Set(type.values.map(trim))];
  return { type: "string", enum: values, description: `one of ${values.join(", ")}` };
}
