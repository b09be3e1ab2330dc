import semver from "semver";
import { z } from "zod";
import { parseDependency } from "./parse-dependency.ts";
import { skillTypes } from "./skill-type.ts";

const jsonObject = z.record(z.string(), z.json());
const name = z.string().trim().min(1);
const version = z.string().refine((text) => semver.valid(text) === text, {
  error: ({ input }) => `must be a semantic version, got ${JSON.stringify(input)}`,
});

/** Something that a skill can do, for those who look for it. */
const capabilitySchema = z.strictObject({
  name,
  description: z.string().default(""),
  inputTypes: z.array(z.string()).default([]),
  outputTypes: z.array(z.string()).default([]),
});

const actionSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_-]*$/, "must be lower-case letters, digits, - and _"),
  description: z.string().default(""),
  /** JSON Schema of the input object. */
  input: jsonObject.default({ type: "object" }),
  output: jsonObject.optional(),
  idempotent: z.boolean().default(false),
  pure: z.boolean().default(false),
  concurrency: z.enum(["serial", "shared", "per-call"]).default("serial"),
});

const permissionsSchema = z.strictObject({
  network: z.array(z.string()).default([]),
  read: z.array(z.string()).default([]),
  write: z.array(z.string()).default([]),
  subprocess: z.boolean().default(false),
});

/** What a skill says about itself, as data: no code is loaded to read it. */
export const skillMetadataSchema = z.strictObject({
  id: z
    .string()
    .max(64)
    .regex(
      /^[a-z0-9][a-z0-9_-]*(?:\.[a-z0-9_-]+)*$/,
      "must be lower-case words, as in builtin.echo",
    ),
  name,
  version,
  description: z.string().default(""),
  author: z.string().default(""),
  license: z.string().optional(),
  type: z.enum(skillTypes).default("custom"),
  capabilities: z.array(capabilitySchema).default([]),
  /** Skills that this one calls, as `id@range`. */
  dependencies: z
    .array(z.string().refine(isDependency, "must be an id with a version range, as in echo@^1"))
    .default([]),
  tags: z.array(z.string().trim().toLowerCase().min(1)).default([]),
  /** Names of what the embedding program must offer, see `SkillSetup.services`. */
  services: z.array(name).default([]),
  actions: z
    .array(actionSchema)
    .min(1)
    .default([actionSchema.parse({ name: "execute" })]),
  permissions: permissionsSchema.default({ network: [], read: [], write: [], subprocess: false }),
  /** JSON Schema of the configuration that `initialize` gets. */
  configurationSchema: jsonObject.optional(),
  /** The Skillwright versions that it works with. */
  systemVersion: z.strictObject({ min: version.optional(), max: version.optional() }).default({}),
  resourceRequirements: z
    .strictObject({
      /** Percent of one processor. */
      cpuPercent: z.number().nonnegative().optional(),
      /** Megabytes. */
      memoryMb: z.number().nonnegative().optional(),
    })
    .default({}),
  metadata: jsonObject.default({}),
});

/** Metadata with every default filled in. */
export type SkillMetadata = z.output<typeof skillMetadataSchema>;

/** Metadata as a skill's author writes it: only id, name and version are required. */
export type SkillMetadataInput = z.input<typeof skillMetadataSchema>;

function isDependency(text: string): boolean {
  return parseDependency(text) !== undefined;
}
