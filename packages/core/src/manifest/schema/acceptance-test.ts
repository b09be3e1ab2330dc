import { z } from "zod";
import { isErrorCode } from "../../protocol/is-error-code.ts";
import { json, jsonObject } from "./json-schema.ts";
import { rule } from "./rule.ts";
import { text } from "./text.ts";

/** One `[[tests]]` table; that it expects one thing is checked with the relations. */
export const acceptanceTest = z.object({
  action: text,
  input: jsonObject.default({}),
  expect: json.exactOptional(),
  expect_error: text
    .check(rule("error-code-invalid", isErrorCode, "an error code is kebab-case"))
    .exactOptional(),
  needs: z.array(z.enum(["credentials", "network"])).default([]),
});
