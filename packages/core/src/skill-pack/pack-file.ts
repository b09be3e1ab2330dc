import { z } from "zod";
import { skillPackSchemaVersion } from "./skill-pack.ts";

const resourceKind = z.enum(["script", "reference", "asset"]);

const skill = z.object({
  name: z.string(),
  description: z.string(),
  version: z.string().default("1.0"),
  tags: z.array(z.string()).default([]),
  instructions: z.string().default(""),
  resources: z.record(z.string(), resourceKind).default({}),
});

/** A pack as its JSON has it; the schema version is filled in when absent, and no other is known. */
export const packFile = z.object({
  schema_version: z.literal(skillPackSchemaVersion).default(skillPackSchemaVersion),
  skills: z.array(skill),
});
