import { isJsonObject, type JsonSchema, type JsonValue } from "@skillwright/core";

/** A JSON value as a schema in object form; `undefined` when it is none. */
export function asSchema(value: JsonValue | undefined): JsonSchema | undefined {
  return value !== undefined && isJsonObject(value) ? value : undefined;
}

/** The schema of what lies at a path, as far as `properties` and `items` say. */
export function schemaAt(
  schema: JsonSchema,
  path: readonly (string | number)[],
): JsonSchema | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return schema;
  const { properties, items } = schema;
  const inner = typeof step === "number" ? asSchema(items) : asSchema(asSchema(properties)?.[step]);
  return inner && schemaAt(inner, rest);
}

/** Whether a value of one schema can be of the type that another wants; yes where nothing is known. */
export function acceptsType(wanted: JsonSchema, got: JsonSchema): boolean {
  const allowed = typesOf(wanted);
  const possible = typesOf(got);
  if (allowed === undefined || possible === undefined) return true;
  return possible.some(
    (type) => allowed.includes(type) || (type === "integer" && allowed.includes("number")),
  );
}

function typesOf({ type, const: value }: JsonSchema): string[] | undefined {
  if (typeof type === "string") return [type];
  if (Array.isArray(type)) return type.map(String);
  return value === undefined ? undefined : [typeOf(value)];
}

function typeOf(value: JsonValue): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}
