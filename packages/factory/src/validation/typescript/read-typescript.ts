import type { TextFile } from "../source-files.ts";
import { findDangers } from "./find-dangers.ts";
import { findExports, type SkillExport } from "./find-exports.ts";
import { type FunctionFacts, findFunctions } from "./find-functions.ts";
import { findImports } from "./find-imports.ts";
import { parseTypeScript } from "./parse-typescript.ts";
import { type Spot, spotOf } from "./spot.ts";
import { walk } from "./walk.ts";

/** A TypeScript or JavaScript file and what it says without being run. */
export interface TypeScriptFile extends TextFile {
  /** What keeps it from being parsed. */
  readonly errors: readonly Spot[];
  /** Modules that it imports or requires by name. */
  readonly imports: readonly Spot[];
  /** Names of the platform that it uses: `fetch`, `WebSocket`. */
  readonly globals: readonly Spot[];
  /** What turns data into code. */
  readonly dangers: readonly Spot[];
  readonly functions: readonly FunctionFacts[];
  /** The default export, when it is an object with methods that the file itself spells out. */
  readonly skill: SkillExport | undefined;
}

const platformNames: ReadonlySet<string> = new Set(["fetch", "WebSocket", "EventSource"]);

/** Reads a file. */
export function readTypeScript({ path, text }: TextFile): TypeScriptFile {
  const parsed = parseTypeScript(text);
  const nothing = { imports: [], globals: [], dangers: [], functions: [], skill: undefined };
  if (!("tree" in parsed)) {
    const { message, line, column } = parsed;
    return { path, text, errors: [{ text: message, line, column }], ...nothing };
  }
  const { tree } = parsed;
  const nodes = [...walk(tree.program)];
  return {
    path,
    text,
    errors: (tree.errors ?? []).map((error) => ({ text: String(error.code), line: 1, column: 1 })),
    imports: findImports(nodes),
    globals: nodes.flatMap((node) =>
      node.type === "Identifier" && platformNames.has(node.name) ? [spotOf(node, node.name)] : [],
    ),
    dangers: findDangers(nodes),
    functions: findFunctions(tree.program),
    skill: findExports(tree.program),
  };
}
