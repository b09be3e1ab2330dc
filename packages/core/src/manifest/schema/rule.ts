import { z } from "zod";
import { quote } from "../../text/quote.ts";
import type { ManifestDiagnosticCode } from "../manifest-problem.ts";

/** A zod check that fails with a code of ours: `invalid "value": <advice>`. */
export function rule<T>(
  code: ManifestDiagnosticCode,
  accepts: (value: T) => boolean,
  advice: string,
): z.core.CheckFn<T> {
  return ({ value, issues }) => {
    if (accepts(value)) return;
    const message = `invalid ${quote(value)}: ${advice}`;
    issues.push({ code: "custom", input: value, message, params: { code } });
  };
}

/** The code that {@link rule} put into an issue. */
export const ruleCode = z.object({ code: z.custom<ManifestDiagnosticCode>(isString) });

function isString(value: unknown): boolean {
  return typeof value === "string";
}
