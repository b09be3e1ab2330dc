import type { z } from "zod";
import { quote } from "../text/quote.ts";
import type { KeyPath } from "../toml/key-path.ts";
import type { ManifestProblem } from "./manifest-problem.ts";
import { ruleCode } from "./schema/rule.ts";

/** What people who write TOML call the types of zod. */
const tomlNames: Readonly<Partial<Record<string, string>>> = {
  array: "an array",
  boolean: "true or false",
  object: "a table",
  record: "a table",
  string: "a string",
};

/** A finding of zod's in our words; it has to have been asked to report the input. */
export function problemFromIssue(issue: z.core.$ZodIssue): ManifestProblem {
  const path: KeyPath = issue.path.map((step) => (typeof step === "number" ? step : String(step)));
  const own = issue.code === "custom" ? ruleCode.safeParse(issue.params) : undefined;
  if (own?.success) return { code: own.data.code, path, message: issue.message };
  if (issue.input === undefined)
    return { code: "key-missing", path, message: "missing, but required" };
  const value = quote(issue.input);
  if (issue.code === "invalid_value") {
    const message = `invalid ${value}: use ${issue.values.map(quote).join(" or ")}`;
    return { code: "value-not-allowed", path, message };
  }
  const expected = issue.code === "invalid_type" ? tomlNames[issue.expected] : undefined;
  const advice = expected === undefined ? issue.message : `expected ${expected}`;
  return { code: "type-mismatch", path, message: `invalid ${value}: ${advice}` };
}
