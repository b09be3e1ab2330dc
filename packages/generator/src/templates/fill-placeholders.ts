import { isJsonObject, type JsonObject, type JsonValue } from "@skillwright/core";
import type { PickedVariables } from "./picked-variables.ts";

const placeholder = /\{\{\s*([a-z_]+(?:\.[a-z_]+)*)\s*\}\}/g;
const onlyPlaceholder = /^\{\{\s*([a-z_]+(?:\.[a-z_]+)*)\s*\}\}$/;

/**
 * The tree with every placeholder replaced. A string that is one placeholder becomes the value with
 * its type, and a key or element whose value is absent is left out; elsewhere it is written as text.
 * What is put in is not looked into again, so no value can bring placeholders of its own.
 *
 * @throws RangeError for a placeholder that names nothing.
 */
export function fillPlaceholders(tree: JsonObject, variables: PickedVariables): JsonObject {
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]) => {
      const filled = fillValue(value, variables);
      return filled === undefined ? [] : [[key, filled]];
    }),
  );
}

/** One value of the tree; `undefined` when it is a placeholder of a variable without a value. */
export function fillValue(value: JsonValue, variables: PickedVariables): JsonValue | undefined {
  if (typeof value === "string") return fillText(value, variables);
  if (Array.isArray(value)) {
    return value.map((item) => fillValue(item, variables)).filter((item) => item !== undefined);
  }
  return isJsonObject(value) ? fillPlaceholders(value, variables) : value;
}

/** Every variable that a tree has placeholders for. */
export function placeholderVariables(tree: JsonValue): Set<string> {
  if (typeof tree === "string") {
    return new Set(Array.from(tree.matchAll(placeholder), ([, path]) => rootOf(path)));
  }
  if (typeof tree !== "object" || tree === null) return new Set();
  return new Set(
    Object.values(tree).flatMap((value: JsonValue) => [...placeholderVariables(value)]),
  );
}

function fillText(text: string, variables: PickedVariables): JsonValue | undefined {
  const [, only] = onlyPlaceholder.exec(text) ?? [];
  if (only !== undefined) return resolve(only, variables);
  return text.replace(placeholder, (_, path: string) => {
    const value = resolve(path, variables);
    if (value === undefined) throw new RangeError(`{{ ${path} }} has no value to write as text`);
    return typeof value === "string" ? value : JSON.stringify(value);
  });
}

/** `quantity` is the variable's value, `quantity.known.input` goes into its data. */
function resolve(path: string, variables: PickedVariables): JsonValue | undefined {
  const [name = "", ...keys] = path.split(".");
  const variable = variables.get(name);
  if (variable === undefined) throw new RangeError(`{{ ${path} }} names no variable`);
  if (keys.length === 0) return variable.data["value"];
  let value: JsonValue | undefined = variable.data;
  for (const key of keys) {
    value = isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  if (value === undefined) throw new RangeError(`{{ ${path} }} names no data of its variable`);
  return value;
}

// `Array.isArray` does not narrow readonly arrays away.

function rootOf(path: string | undefined): string {
  return path?.split(".")[0] ?? "";
}
