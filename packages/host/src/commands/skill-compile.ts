import { z } from "zod";
import { defineCommand } from "../contract/command-definition.ts";
import { jsonSchema } from "../contract/json.ts";

/** What a compiled skill can be written as. */
export const compileFormats = ["json", "links", "records", "python", "typescript"] as const;

/** Compiles a description into a deterministic skill; installs nothing. */
export const skillCompile = defineCommand({
  name: "skill.compile",
  payload: z.object({
    description: z.string(),
    format: z.enum(compileFormats).default("json"),
    /** Languages besides English, Russian, Hindi and Chinese. */
    languages: z.array(z.string()).default([]),
  }),
  result: z.object({
    format: z.enum(compileFormats),
    /** The skill or its records as JSON, its links notation as text, or files as path to text. */
    output: jsonSchema,
  }),
  async run({ description, format, languages }) {
    const compiler = await import("@skillwright/compiler");
    const skill = compiler.compileSkill(description, { languages });
    const writers = {
      json: () => skill,
      links: () => compiler.toLinksNotation(skill),
      records: () => compiler.toLinkRecords(skill),
      python: () => compiler.toPythonSkill(skill),
      typescript: () => compiler.toTypeScriptSkill(skill),
    };
    return { format, output: jsonSchema.parse(writers[format]()) };
  },
});
