import { z } from "zod";
import { text } from "./text.ts";

/** The `[provenance]` table. */
export const provenance = z.object({
  author: text.exactOptional(),
  intent: text.exactOptional(),
  model: text.exactOptional(),
  prompt_version: text.exactOptional(),
  source_digest: text.exactOptional(),
  created_at: text.exactOptional(),
  template: text.exactOptional(),
});
