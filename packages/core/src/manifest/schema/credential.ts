import { z } from "zod";
import { envVar } from "./env-var.ts";
import { rule } from "./rule.ts";
import { text } from "./text.ts";

/** One `[[credentials]]` table. */
export const credential = z.object({
  name: text.check(
    rule(
      "credential-name-invalid",
      (name) => /^[a-z0-9_]+$/.test(name),
      "use one or more of a-z, 0-9 and _",
    ),
  ),
  env_var: envVar,
  description: text,
  required: z.boolean().default(true),
  default: text.exactOptional(),
});
