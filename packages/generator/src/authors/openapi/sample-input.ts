import { isJsonObject, type JsonObject, type JsonValue } from "@skillwright/core";
import { checkActionInput } from "@skillwright/python-runtime";

const maxDepth = 8;

/** A small input that the schema accepts, required fields only; undefined when none was found. */
export function sampleInput(schema: JsonObject): JsonObject | undefined {
  const value = sample(schema, 0);
  if (!isJsonObject(value)) return undefined;
  const action = {
    name: "x",
    description: "",
    input: schema,
    idempotent: false,
    pure: false,
    concurrency: "serial" as const,
  };
  return "input" in checkActionInput(action, value) ? value : undefined;
}

function sample(schema: JsonObject, depth: number): JsonValue {
  const { const: constant, enum: choices, anyOf, allOf } = schema;
  if (constant !== undefined) return constant;
  if (Array.isArray(choices) && choices[0] !== undefined) return choices[0];
  if (Array.isArray(allOf)) return sampleAll([{ ...schema, allOf: [] }, ...allOf], depth);
  if (Array.isArray(anyOf) && isJsonObject(anyOf[0]))
    return sampleAll([{ ...schema, anyOf: [] }, anyOf[0]], depth);
  switch (typeOf(schema)) {
    case "string":
      return sampleText(schema);
    case "integer":
    case "number":
      return sampleNumber(schema);
    case "boolean":
      return true;
    case "array": {
      const { items, minItems } = schema;
      if (typeof minItems !== "number" || !isJsonObject(items) || depth > maxDepth) return [];
      return Array.from({ length: Math.min(minItems, 10) }, () => sample(items, depth + 1));
    }
    case "object":
      return sampleObject(schema, depth);
    default:
      return "text";
  }
}

function sampleAll(parts: readonly JsonValue[], depth: number): JsonValue {
  const values = parts.flatMap((part) => {
    const empty = isJsonObject(part) && typeOf(part) === undefined;
    return !isJsonObject(part) || empty ? [] : [sample(part, depth)];
  });
  return values.every(isJsonObject) ? Object.assign({}, ...values) : (values[0] ?? "text");
}

function sampleObject({ required, properties }: JsonObject, depth: number): JsonObject {
  if (!Array.isArray(required) || depth > maxDepth) return {};
  const known = isJsonObject(properties) ? properties : {};
  return Object.fromEntries(
    required.map((name) => {
      const property = known[String(name)];
      return [String(name), isJsonObject(property) ? sample(property, depth + 1) : "text"];
    }),
  );
}

function sampleText({ minLength, maxLength, pattern }: JsonObject): string {
  if (typeof pattern === "string") {
    // Patterns that occur: numbers, ids of digits, addresses, words.
    const tries = [
      "1234567890123456789",
      "12345",
      "1",
      "text",
      "a@example.com",
      "2026-01-01",
      "TEXT",
      "0".repeat(32),
    ];
    const found = tries.find((text) => new RegExp(pattern, "u").test(text));
    if (found !== undefined) return found;
  }
  const length = typeof minLength === "number" ? Math.min(minLength, 1000) : 0;
  const text = "text".padEnd(length, "x");
  return typeof maxLength === "number" ? text.slice(0, maxLength) : text;
}

function sampleNumber({ minimum, maximum, exclusiveMinimum }: JsonObject): number {
  if (typeof minimum === "number") return minimum;
  if (typeof exclusiveMinimum === "number") return exclusiveMinimum + 1;
  return typeof maximum === "number" ? Math.min(1, maximum) : 1;
}

function typeOf({ type, properties }: JsonObject): JsonValue | undefined {
  const first = Array.isArray(type) ? type.find((one) => one !== "null") : type;
  return first ?? (properties === undefined ? undefined : "object");
}
