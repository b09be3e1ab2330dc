import { z } from "zod";
import { isJsonObject } from "../../json/is-json-object.ts";
import type { JsonSchema, JsonValue } from "../../json/json-value.ts";
import { rule } from "./rule.ts";

/** Any value: what reaches the schemas is JSON already. */
export const json = z.custom<JsonValue>((value) => value !== undefined);

/** A JSON object of any shape. */
export const jsonObject = z.custom<JsonSchema>(isJsonObject, "expected a table");

/** The schema of an action's input, which always is an object. */
export const inputSchema = jsonObject
  .check(
    rule(
      "input-schema-invalid",
      ({ type, properties = {} }) => type === "object" && isJsonObject(properties),
      'an input is described by a schema with type = "object"',
    ),
  )
  .check(
    rule(
      "input-property-reserved",
      ({ properties }) => !isJsonObject(properties) || !Object.hasOwn(properties, "action"),
      'a call is {action, …input}, so no property can be named "action"',
    ),
  );
