import type { JsonValue } from "@skillwright/core";

/** A JSON Schema as zod writes them. */
export type SampledSchema = { readonly [key: string]: JsonValue };

/** One value of every JSON type. */
const oneOfEach: readonly JsonValue[] = [7, 7.5, "text", true, null, ["text"], { key: "text" }];

/** A value that fits the schema; optional members are filled in too. */
export function sampleOf(schema: SampledSchema, root: SampledSchema = schema): JsonValue {
  if ("const" in schema) return schema["const"] ?? null;
  const { enum: choices, anyOf, oneOf, $ref: reference } = schema;
  if (Array.isArray(choices)) return choices[0] ?? null;
  for (const variants of [anyOf, oneOf]) {
    if (Array.isArray(variants)) return sampleOf(asSchema(variants[0]), root);
  }
  if (typeof reference === "string") return sampleOf(resolve(reference, root), root);
  switch (typesOf(schema)[0]) {
    case "object":
      return sampleObject(schema, root);
    case "array":
      return "items" in schema ? [sampleOf(asSchema(schema["items"]), root)] : [];
    case "string":
      return "x".repeat(Math.max(3, Number(schema["minLength"] ?? 0)));
    case "integer":
    case "number":
      return Math.max(1, Number(schema["minimum"] ?? 1));
    case "boolean":
      return true;
    default:
      return null;
  }
}

function sampleObject(schema: SampledSchema, root: SampledSchema): JsonValue {
  const { properties = {}, required = [], additionalProperties = {} } = schema;
  const names = new Set([...Object.keys(asSchema(properties)), ...Object.values(required ?? [])]);
  return Object.fromEntries(
    [...names].map(String).map((name) => {
      const member = asSchema(properties)[name] ?? additionalProperties;
      return [name, sampleOf(asSchema(member), root)];
    }),
  );
}

/** Values of JSON types that the schema does not take; `[]` when it takes every type. */
export function samplesOfWrongType(schema: SampledSchema): JsonValue[] {
  const accepted = new Set(typesOf(schema));
  if (accepted.size === 0) return [];
  return oneOfEach.filter((value) => !accepted.has(typeOf(value)) && !isWider(value, accepted));
}

/** The members of an object schema, and which must be there. */
export function membersOf(
  schema: SampledSchema,
): { name: string; schema: SampledSchema; required: boolean }[] {
  const required = schema["required"];
  return Object.entries(asSchema(schema["properties"] ?? {})).map(([name, member]) => ({
    name,
    schema: asSchema(member),
    required: Array.isArray(required) && required.includes(name),
  }));
}

function typesOf(schema: SampledSchema): string[] {
  const { type, anyOf, oneOf, enum: choices } = schema;
  if (typeof type === "string") return [type];
  if (Array.isArray(type)) return type.map(String);
  if ("const" in schema) return [typeOf(schema["const"] ?? null)];
  if (Array.isArray(choices)) return choices.map(typeOf);
  const variants = anyOf ?? oneOf;
  return Array.isArray(variants) ? variants.flatMap((variant) => typesOf(asSchema(variant))) : [];
}

function typeOf(value: JsonValue): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value;
}

/** Whole numbers are numbers. */
function isWider(value: JsonValue, accepted: ReadonlySet<string>): boolean {
  return Number.isInteger(value) && accepted.has("number");
}

function resolve(reference: string, root: SampledSchema): SampledSchema {
  const name = reference.replace("#/$defs/", "");
  return asSchema(asSchema(root["$defs"])[name]);
}

function asSchema(value: JsonValue | undefined): SampledSchema {
  if (isObject(value)) return value;
  throw new TypeError(`no JSON Schema: ${JSON.stringify(value)}`);
}

function isObject(value: JsonValue | undefined): value is SampledSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
