import { z } from "zod";
import { isPythonVersionSpecifier } from "../python-version/is-python-version-specifier.ts";
import { quote } from "../text/quote.ts";
import { checkDependency } from "./check-dependency.ts";

const dependency = z.string("expected a string").check(({ value, issues }) => {
  const reason = checkDependency(value);
  if (reason === undefined) return;
  issues.push({ code: "custom", input: value, message: `invalid ${quote(value)}: ${reason}` });
});

/** The keys of a PEP 723 block. */
export const scriptBlockSchema = z.object({
  "requires-python": z
    .string("expected a string")
    .refine(isPythonVersionSpecifier, 'expected version specifiers such as ">=3.11"')
    .exactOptional(),
  dependencies: z.array(dependency, "expected an array of strings").default([]),
  tool: z.custom<Record<string, unknown>>(isTable, "expected a table").exactOptional(),
});

function isTable(value: unknown): boolean {
  return typeof value === "object" && !Array.isArray(value) && !(value instanceof Date);
}
