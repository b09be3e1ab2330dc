import type { z } from "zod";
import { configSchema } from "./config-schema.ts";

/** One `SKILLWRIGHT_<SECTION>_<KEY>` variable that is set. */
export interface ConfigOverride {
  readonly section: string;
  readonly key: string;
  readonly value: unknown;
}

/** Reads the variables that name a section of the configuration; others are not ours to judge. */
export function readEnvironmentOverrides(environment: NodeJS.ProcessEnv): {
  overrides: ConfigOverride[];
  problems: string[];
} {
  const overrides: ConfigOverride[] = [];
  const problems: string[] = [];
  // Ids and names of settings may hold what a variable's name cannot: those are set in the file alone.
  const { settings: _settings, ...sections } = configSchema.shape;
  for (const [section, table] of Object.entries(sections)) {
    const prefix = `SKILLWRIGHT_${section.toUpperCase()}_`;
    const keys = table.unwrap().shape;
    for (const [variable, text] of Object.entries(environment)) {
      if (!variable.startsWith(prefix) || text === undefined || text === "") continue;
      const key = variable.slice(prefix.length).toLowerCase();
      const schema = Object.entries(keys).find(([name]) => name === key)?.[1];
      if (schema === undefined) problems.push(`${variable}: [${section}] has no key ${key}`);
      else overrides.push({ section, key, value: readValue(text, schema) });
    }
  }
  return { overrides, problems };
}

/** A variable is text; where the key wants a number, a truth value or a list, it is read as one. */
function readValue(text: string, schema: z.ZodType): unknown {
  const meanings = [
    Number(text),
    text === "true" ? true : text === "false" ? false : undefined,
    text.split(",").map((item) => item.trim()),
  ];
  return meanings.find((value) => value !== undefined && schema.safeParse(value).success) ?? text;
}
