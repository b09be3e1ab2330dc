import { z } from "zod";
import { host } from "./host.ts";
import { rule } from "./rule.ts";
import { text } from "./text.ts";

const path = text.check(rule("path-invalid", (value) => value.trim() !== "", "name a path"));

/** The `[permissions]` table. */
export const permissions = z.object({
  network: z.array(host).default([]),
  read: z.array(path).default([]),
  write: z.array(path).default([]),
  subprocess: z.boolean().default(false),
});
