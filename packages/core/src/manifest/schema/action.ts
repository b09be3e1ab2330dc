import { z } from "zod";
import { inputSchema, jsonObject } from "./json-schema.ts";
import { rule } from "./rule.ts";
import { text } from "./text.ts";

/** One `[[actions]]` table. */
export const action = z.object({
  name: text.check(
    rule(
      "action-name-invalid",
      (name) => /^[a-z][a-z0-9_-]{0,63}$/.test(name),
      "use up to 64 of a-z, 0-9, - and _, beginning with a letter",
    ),
  ),
  description: text.default(""),
  input: inputSchema.default({ type: "object" }),
  // Whether it is a good schema is for a JSON Schema validator to say.
  output: jsonObject.exactOptional(),
  idempotent: z.boolean().default(false),
  pure: z.boolean().default(false),
  concurrency: z.enum(["serial", "shared", "per-call"]).default("serial"),
});
