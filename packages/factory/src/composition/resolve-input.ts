import type { JsonObject, JsonValue } from "@skillwright/core";
import { factoryError } from "../errors.ts";
import { isList } from "../json/is-list.ts";
import type { CompositionScope } from "./composition.ts";
import { queryJson, singularPath } from "./json-path.ts";

/**
 * Fills in a step's input: strings that begin with `$` are looked up.
 *
 * @throws SkillwrightError `field-missing` when a path to one place leads nowhere and has no default.
 */
export function resolveInput(template: JsonValue, scope: CompositionScope): JsonValue {
  if (typeof template === "string") {
    if (template.startsWith("$$")) return template.slice(1);
    return template.startsWith("$") ? lookUp(template, scope) : template;
  }
  if (template === null || typeof template !== "object") return template;
  if (isList(template)) return template.map((item) => resolveInput(item, scope));
  const { $path: path, default: preset } = template;
  if (typeof path === "string") return lookUp(path, scope, preset);
  return Object.fromEntries(
    Object.entries(template).map(([key, value]) => [key, resolveInput(value, scope)]),
  );
}

/**
 * What a path leads to: one value, or the list of all where it may lead to many.
 *
 * @throws SkillwrightError `field-missing`.
 */
export function lookUp(path: string, scope: CompositionScope, preset?: JsonValue): JsonValue {
  const found = queryJson(toDocument(scope), path);
  if (singularPath(path) === undefined) return found;
  const [value = preset] = found;
  if (value !== undefined) return value;
  throw factoryError(`${path} leads nowhere`, {
    code: "field-missing",
    hint: 'Correct the path, or give a default: {"$path": …, "default": …}.',
  });
}

/** What a path is looked up in. */
export function toDocument({ input, steps, item, index }: CompositionScope): JsonObject {
  return {
    input,
    steps,
    ...(item !== undefined && { item }),
    ...(index !== undefined && { index }),
  };
}
