import { parse, TomlError, type TomlTable } from "smol-toml";

/** Deepest nesting that a document of ours may have, arrays and tables together. */
export const maxTomlDepth = 64;

/** A document, or the first place at which it stops being TOML (line and column from 1). */
export type TomlReading =
  | { readonly table: TomlTable }
  | { readonly message: string; readonly line: number; readonly column: number };

/** Reads TOML 1.1; integers beyond what a number holds come as `bigint`. */
export function readToml(text: string): TomlReading {
  try {
    const table = parse(text, { integersAsBigInt: "asNeeded", maxDepth: maxTomlDepth });
    return { table };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const { message, line, column } = error;
    // What follows the first line is a drawing of the spot.
    const [summary = message] = message.replace("Invalid TOML document: ", "").split("\n", 1);
    return { message: summary, line, column };
  }
}
