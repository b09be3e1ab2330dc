import { createRequire } from "node:module";
import type { ParseResult } from "@babel/parser";
import type { File } from "@babel/types";

/** The tree of a file, with every syntax error that could be passed over, or the one that could not. */
export type TypeScriptParse =
  | { readonly tree: ParseResult<File> }
  | { readonly message: string; readonly line: number; readonly column: number };

/** Parses TypeScript or JavaScript. */
export function parseTypeScript(text: string): TypeScriptParse {
  // Loaded on first use: importing the package must stay cheap.
  const { parse }: typeof import("@babel/parser") = createRequire(import.meta.url)("@babel/parser");
  try {
    const options = { sourceType: "module", errorRecovery: true, attachComment: false } as const;
    return { tree: parse(text, { ...options, plugins: ["typescript"] }) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { line, column } = locate(error);
    return { message: error.message, line, column: column + 1 };
  }
}

function locate(error: SyntaxError): { line: number; column: number } {
  if ("loc" in error && typeof error.loc === "object" && error.loc !== null) {
    const { line, column }: { line?: unknown; column?: unknown } = error.loc;
    if (typeof line === "number" && typeof column === "number") return { line, column };
  }
  return { line: 1, column: 0 };
}
