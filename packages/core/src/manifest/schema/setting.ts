import { z } from "zod";
import { quote } from "../../text/quote.ts";
import { text } from "./text.ts";

const typeChecks = {
  string: (value: unknown) => text.safeParse(value).success,
  integer: (value: unknown) => Number.isSafeInteger(value),
  number: (value: unknown) => typeof value === "number",
  boolean: (value: unknown) => typeof value === "boolean",
};

/** One `[settings.<name>]` table. */
export const setting = z
  .object({
    type: z.enum(["string", "integer", "number", "boolean"]),
    default: z.union([text, z.number(), z.boolean()]).exactOptional(),
    description: text.default(""),
  })
  .check(({ value, issues }) => {
    if (value.default === undefined || typeChecks[value.type](value.default)) return;
    issues.push({
      code: "custom",
      input: value.default,
      path: ["default"],
      message: `invalid ${quote(value.default)}: the setting is of type ${value.type}`,
      params: { code: "setting-default-invalid" },
    });
  });
