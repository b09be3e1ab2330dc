import type { ActionDeclaration, Diagnostic, JsonObject } from "@skillwright/core";
import type { ErrorObject, ValidateFunction } from "ajv";
import { compileSchema } from "./compile-schema.ts";
import { withinTime } from "./within-time.ts";

/** The input as the action gets it, or everything that is wrong with it. */
export type ActionInputCheck =
  | { readonly input: JsonObject }
  | { readonly diagnostics: readonly Diagnostic[] };

/** A sane schema takes microseconds; one with a catastrophic pattern takes for ever. */
const validateTimeoutMs = 1_000;

/** More say nothing new. */
const maxDiagnostics = 20;

/**
 * Checks an input against the schema of an action (JSON Schema 2020-12) and fills in its defaults.
 *
 * Never throws and never hangs, whatever the schema: one that cannot be used is a diagnostic
 * `schema-invalid`, one that takes too long `schema-too-slow`. The given input is left as it is.
 */
export function checkActionInput(action: ActionDeclaration, input: JsonObject): ActionInputCheck {
  let validate: ValidateFunction;
  try {
    validate = compileSchema(action.input);
  } catch (error) {
    return { diagnostics: [unusable("schema-invalid", action.name, error)] };
  }
  const checked = structuredClone(input);
  try {
    if (withinTime(validateTimeoutMs, () => validate(checked))) return { input: checked };
  } catch (error) {
    return { diagnostics: [unusable("schema-too-slow", action.name, error)] };
  }
  return { diagnostics: (validate.errors ?? []).slice(0, maxDiagnostics).map(toDiagnostic) };
}

function unusable(code: string, action: string, error: unknown): Diagnostic {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code,
    severity: "error",
    message: `the input schema of the action ${action} cannot be used: ${reason.slice(0, 300)}`,
    path: `actions.${action}.input`,
  };
}

function toDiagnostic({ instancePath, keyword, message, params }: ErrorObject): Diagnostic {
  const parts = instancePath.split("/").slice(1).map(unescapePointer);
  const name: unknown = params["missingProperty"] ?? params["additionalProperty"];
  const path = [...parts, ...(typeof name === "string" ? [name] : [])].join(".");
  return {
    code: "input-invalid",
    severity: "error",
    message: `${path === "" ? "the input" : path} ${explain(keyword, message, params)}`,
    ...(path !== "" && { path }),
  };
}

function explain(
  keyword: string,
  message: string | undefined,
  params: ErrorObject["params"],
): string {
  switch (keyword) {
    case "required":
      return "is missing";
    case "additionalProperties":
      return "is not known";
    case "enum":
      return `must be one of ${JSON.stringify(params["allowedValues"]).slice(0, 200)}`;
    case "const":
      return `must be ${JSON.stringify(params["allowedValue"]).slice(0, 200)}`;
    default:
      return message ?? "is invalid";
  }
}

function unescapePointer(part: string): string {
  return part.replaceAll("~1", "/").replaceAll("~0", "~");
}
