import { isJsonObject, type JsonValue } from "@skillwright/core";
import { factoryError } from "../errors.ts";
import type { StepTransform } from "./composition.ts";
import { queryJson, singularPath } from "./json-path.ts";

/**
 * Shapes a step's result for whoever comes next.
 *
 * @throws SkillwrightError `field-missing` when what it asks for is absent and has no default.
 */
export function transformOutput(result: JsonValue, transform: StepTransform): JsonValue {
  switch (transform.kind) {
    case "passthrough":
      return result;
    case "wrap":
      return { [transform.key]: result };
    case "extract_field": {
      const has = isJsonObject(result) && Object.hasOwn(result, transform.field);
      return required(has ? result[transform.field] : transform.default, `"${transform.field}"`);
    }
    case "select": {
      const found = queryJson(result, transform.path);
      if (singularPath(transform.path) === undefined) return found;
      return required(found[0] ?? transform.default, transform.path);
    }
  }
}

function required(value: JsonValue | undefined, what: string): JsonValue {
  if (value !== undefined) return value;
  throw factoryError(`the result has no ${what}`, {
    code: "field-missing",
    hint: "Correct the step's output, or give a default.",
  });
}
