import { asciiLowerCase } from "../text/ascii-lower-case.ts";

/** The types of an input, besides `enum(…)`. */
export const simpleInputTypes = [
  "text",
  "string",
  "integer",
  "number",
  "decimal",
  "boolean",
  "url",
  "path",
  "semver",
  "date",
] as const;

/** The type of an input, besides `enum(…)`. */
export type SimpleInputType = (typeof simpleInputTypes)[number];

/** What an input's type says: one of the simple types, or a choice. */
export type InputType =
  | { readonly name: SimpleInputType }
  | { readonly name: "enum"; readonly values: readonly string[] };

const choice = "enum(";

/** Reads a type in any ASCII case; the values of a choice are separated by commas. */
export function findInputType(written: string): InputType | undefined {
  const lowered = asciiLowerCase(written);
  const name = simpleInputTypes.find((type) => type === lowered);
  if (name !== undefined) return { name };
  // At least one character between the brackets.
  if (!lowered.startsWith(choice) || !lowered.endsWith(")") || lowered.length < choice.length + 2) {
    return undefined;
  }
  const values = written.slice(choice.length, -1).split(",");
  return { name: "enum", values: values.map((value) => value.trim()) };
}
