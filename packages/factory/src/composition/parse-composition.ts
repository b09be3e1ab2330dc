import { readToml } from "@skillwright/core";
import { factoryError } from "../errors.ts";
import { type Composition, compositionSchema } from "./composition.ts";

/**
 * Reads a composition from an object or from TOML, whose keys are in snake_case.
 *
 * @throws SkillwrightError `composition-invalid`, with every problem in the message.
 */
export function parseComposition(source: unknown): Composition {
  const parsed = compositionSchema.safeParse(
    typeof source === "string" ? readCompositionToml(source) : source,
  );
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    ({ path, message }) => `${path.map(String).join(".") || "composition"}: ${message}`,
  );
  throw factoryError(`the composition is invalid: ${problems.join("; ")}`, {
    code: "composition-invalid",
    cause: parsed.error,
  });
}

/** Our own keys; those inside `input`, `default` and the like belong to the skills. */
const keys: Readonly<Record<string, string>> = {
  continue_on_error: "continueOnError",
  timeout_ms: "timeoutMs",
};

function readCompositionToml(text: string): unknown {
  const reading = readToml(text);
  if ("message" in reading) {
    const { message, line, column } = reading;
    throw factoryError(`line ${line}, column ${column}: ${message}`, {
      code: "composition-invalid",
    });
  }
  const { steps, ...fields } = reading.table;
  return { ...fields, steps: Array.isArray(steps) ? steps.map(renameKeys) : steps };
}

function renameKeys(step: unknown): unknown {
  if (typeof step !== "object" || step === null) return step;
  return Object.fromEntries(Object.entries(step).map(([key, value]) => [keys[key] ?? key, value]));
}
