import { createRequire } from "node:module";
import type { JsonSchema } from "@skillwright/core";
import type { Ajv, Options, ValidateFunction } from "ajv";
import { withinTime } from "./within-time.ts";

/** A schema that is longer is no description of an input. In characters of JSON. */
const maxSchemaLength = 100_000;

/** The first use loads ajv and its meta-schema. */
const compileTimeoutMs = 10_000;

const compiled = new WeakMap<JsonSchema, ValidateFunction>();
let metaSchema: Ajv | undefined;

/**
 * The validator of a schema, compiled once per schema object.
 *
 * @throws Error when it is no usable JSON Schema 2020-12.
 */
export function compileSchema(schema: JsonSchema): ValidateFunction {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  if (JSON.stringify(schema).length > maxSchemaLength) {
    throw new Error(`it is longer than ${maxSchemaLength} characters`);
  }
  const validate = withinTime(compileTimeoutMs, () => {
    metaSchema ??= createAjv({});
    const checker = metaSchema;
    if (!checker.validateSchema(schema)) throw new Error(checker.errorsText());
    // An Ajv of its own: names that two skills give their schemas must not meet.
    return createAjv({ meta: false, validateSchema: false }).compile(schema);
  });
  compiled.set(schema, validate);
  return validate;
}

function createAjv(options: Options): Ajv {
  const { Ajv2020 }: typeof import("ajv/dist/2020.js") = createRequire(import.meta.url)(
    "ajv/dist/2020.js",
  );
  return new Ajv2020({
    ...options,
    useDefaults: true,
    allErrors: true,
    // Unknown keywords and formats are annotations in 2020-12.
    strict: false,
    validateFormats: false,
    logger: false,
  });
}
