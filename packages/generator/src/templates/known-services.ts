import { z } from "zod";

/** A service that intents name, whether or not a template serves it. */
export const knownServiceSchema = z.strictObject({
  name: z.string(),
  /** As in the tables of a template: whole, in any case. */
  words: z.array(z.string().min(1)).default([]),
  /** In exactly this case, for names that are also common words. */
  symbols: z.array(z.string().min(1)).default([]),
});

/** A service that intents name, whether or not a template serves it. */
export type KnownService = z.infer<typeof knownServiceSchema>;

/** What `_services.toml` says. */
export const knownServicesSchema = z.strictObject({ services: z.array(knownServiceSchema) });
