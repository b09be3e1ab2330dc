import { z } from "zod";

const agent = z.object({
  enabled: z.boolean().default(true),
  description: z.string().optional(),
  tags: z.array(z.string()).default([]),
  profile: z.string().default("default"),
  token_budget: z.number().int().nonnegative().optional(),
  /** Path of the prompt, relative to the config. */
  prompt_md: z.string().optional(),
  /** The prompt itself. */
  prompt: z.string().optional(),
  toolsets: z.array(z.string()).default([]),
});

/** A compiled config: what of it makes skills. Other tables are other tools' business. */
export const packConfig = z.object({
  meta: z.object({ version: z.string().optional() }).default({}),
  /** Texts of prompts by path, for a config that brings them along. */
  prompts: z.record(z.string(), z.string()).default({}),
  agents: z.record(z.string(), agent),
});

/** An agent of a compiled config. */
export type PackAgent = z.infer<typeof agent>;

/** What {@link packConfig} gives. */
export type PackConfig = z.infer<typeof packConfig>;
