import { isJsonObject, type JsonObject, type JsonValue } from "@skillwright/core";

/** Keywords that say what may be sent; the others describe documents, not data. */
const keywords = new Set(
  `type properties required items enum const anyOf oneOf allOf additionalProperties minimum maximum
   exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern minItems maxItems
   uniqueItems minProperties maxProperties description`.split(/\s+/),
);
/** A manifest is read by people; a larger schema is shown less deep. In characters of JSON. */
const maxLength = 16_000;
const maxDescription = 240;

/** A schema of the document as JSON Schema 2020-12 that TOML can hold, cut where it is too deep. */
export function inputSchema(schema: JsonObject): JsonObject {
  for (let depth = 14; depth > 2; depth--) {
    const converted = convert(schema, depth);
    if (JSON.stringify(converted).length <= maxLength) return converted;
  }
  return convert(schema, 2);
}

function convert(schema: JsonObject, depth: number): JsonObject {
  if ("$ref" in schema || depth === 0) return described(schema);
  const entries = Object.entries(schema).flatMap(([key, value]): [string, JsonValue][] => {
    if (!keywords.has(key)) return [];
    const converted = convertKeyword(key, value, schema, depth);
    return converted === undefined ? [] : [converted];
  });
  const result: JsonObject = Object.fromEntries(entries);
  // OpenAPI 3.0 says it beside the type, 3.1 in it.
  if (schema["nullable"] === true && typeof result["type"] === "string") {
    return { ...result, type: [result["type"], "null"] };
  }
  return result;
}

function described({ description }: JsonObject): JsonObject {
  return typeof description === "string" ? { description: shorten(description) } : {};
}

function convertKeyword(
  key: string,
  value: JsonValue,
  schema: JsonObject,
  depth: number,
): [string, JsonValue] | undefined {
  switch (key) {
    case "description":
      return typeof value === "string" ? [key, shorten(value)] : undefined;
    case "properties":
      return isJsonObject(value) ? [key, convertProperties(value, depth)] : undefined;
    case "required": {
      const properties = isJsonObject(schema["properties"]) ? schema["properties"] : {};
      return Array.isArray(value)
        ? [key, value.filter((name) => !isReadOnly(properties[String(name)]))]
        : undefined;
    }
    case "items":
      return isJsonObject(value) ? [key, convert(value, depth - 1)] : undefined;
    case "additionalProperties":
      return isJsonObject(value)
        ? [key, convert(value, depth - 1)]
        : typeof value === "boolean"
          ? [key, value]
          : undefined;
    case "oneOf":
    // Documents are often loose about "exactly one"; the service itself decides.
    case "anyOf":
    case "allOf":
      return Array.isArray(value)
        ? [
            key === "oneOf" ? "anyOf" : key,
            value.map((item) => (isJsonObject(item) ? convert(item, depth - 1) : {})),
          ]
        : undefined;
    case "enum":
      // TOML has no null; the type still allows it.
      return Array.isArray(value) && !value.includes(null) ? [key, value] : undefined;
    case "pattern":
      return typeof value === "string" && compiles(value) ? [key, value] : undefined;
    case "exclusiveMinimum":
    case "exclusiveMaximum":
      return typeof value === "number" ? [key, value] : undefined;
    default:
      return value === null || isJsonObject(value) ? undefined : [key, value];
  }
}

function convertProperties(properties: JsonObject, depth: number): JsonObject {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, property]) =>
      isReadOnly(property)
        ? []
        : [[name, isJsonObject(property) ? convert(property, depth - 1) : {}]],
    ),
  );
}

function isReadOnly(schema: JsonValue | undefined): boolean {
  return isJsonObject(schema) && schema["readOnly"] === true;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > maxDescription ? `${line.slice(0, maxDescription).toWellFormed()}…` : line;
}

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern, "u").source !== "";
  } catch {
    return false;
  }
}
