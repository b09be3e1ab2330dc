import { z } from "zod";
import { skillTypes } from "../skill/skill-type.ts";

const variableSchema = z.strictObject({
  description: z.string().default(""),
  /** Without one a value must be given. */
  default: z.string().optional(),
  /** What a value must match as a whole; for names that stand in code outside of quotes. */
  pattern: z.string().optional(),
});

/** What a `template.json` says. */
export const templateSchema = z.strictObject({
  template_id: z.string().regex(/^[a-z0-9][a-z0-9_-]*$/),
  name: z.string().min(1),
  description: z.string().default(""),
  skill_type: z.enum(skillTypes),
  variables: z.record(z.string().regex(/^[a-z][a-z0-9_]*$/), variableSchema).default({}),
  required_capabilities: z.array(z.string()).default([]),
});

/** A pattern for new skills: files with placeholders like `{{ name }}`. */
export interface SkillTemplate {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly type: z.output<typeof templateSchema>["skill_type"];
  readonly variables: Readonly<Record<string, TemplateVariable>>;
  readonly requiredCapabilities: readonly string[];
  /** Absolute directory of its files. */
  readonly dir: string;
}

/** A value that a template asks for. */
export type TemplateVariable = z.output<typeof variableSchema>;
