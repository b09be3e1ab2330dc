import { createRequire } from "node:module";
import type { AST } from "toml-eslint-parser";
import { formatKeyPath, type KeyPath } from "./key-path.ts";
import { maxTomlDepth } from "./read-toml.ts";

/** A stretch of the document. */
export interface TomlSpot {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
  readonly startOffset: number;
  readonly endOffset: number;
}

/** Finds what a path leads to: the key itself, or the value behind it. */
export type TomlLocator = (path: KeyPath, part: "key" | "value") => TomlSpot;

interface Entry {
  readonly key: TomlSpot;
  readonly value: TomlSpot;
}

const start: TomlSpot = { line: 1, column: 1, startOffset: 0, endOffset: 0 };

/**
 * Maps the paths of a valid document to their places.
 *
 * For a path that leads nowhere (a missing key) the answer is the nearest table around it.
 */
export function locateToml(text: string): TomlLocator {
  const entries = new Map<string, Entry>();
  for (const node of parse(text)) {
    if (node.type === "TOMLTable") addTable(node);
    else addKeyValue(node, []);
  }
  return find;

  function find(path: KeyPath, part: "key" | "value"): TomlSpot {
    const entry = entries.get(formatKeyPath(path));
    if (entry) return entry[part];
    return path.length === 0 ? start : find(path.slice(0, -1), "key");
  }

  function addTable({ key, resolvedKey, body }: AST.TOMLTable): void {
    add([], resolvedKey, key, key);
    for (const node of body) addKeyValue(node, resolvedKey);
  }

  function addKeyValue({ key, value }: AST.TOMLKeyValue, parent: KeyPath): void {
    const steps = key.keys.map((part) => (part.type === "TOMLBare" ? part.name : part.value));
    add(parent, steps, key, value);
    addInside(value, [...parent, ...steps]);
  }

  function addInside(value: AST.TOMLContentNode, path: KeyPath): void {
    if (value.type === "TOMLInlineTable") {
      for (const node of value.body) addKeyValue(node, path);
    } else if (value.type === "TOMLArray") {
      for (const [index, element] of value.elements.entries()) {
        entries.set(formatKeyPath([...path, index]), { key: spot(element), value: spot(element) });
        addInside(element, [...path, index]);
      }
    }
  }

  /** Every table that a dotted key passes through has its place, too: the part that names it. */
  function add(parent: KeyPath, steps: KeyPath, { keys }: AST.TOMLKey, value: AST.HasLocs): void {
    let part = -1;
    for (const [index, step] of steps.slice(0, maxTomlDepth).entries()) {
      if (typeof step === "string") part += 1;
      const key = spot(keys[part] ?? value);
      const path = formatKeyPath([...parent, ...steps.slice(0, index + 1)]);
      if (index === steps.length - 1) entries.set(path, { key, value: spot(value) });
      else if (!entries.has(path)) entries.set(path, { key, value: key });
    }
  }
}

function spot({ loc, range: [startOffset, endOffset] }: AST.HasLocs): TomlSpot {
  return { line: loc.start.line, column: loc.start.column + 1, startOffset, endOffset };
}

function parse(text: string): readonly (AST.TOMLKeyValue | AST.TOMLTable)[] {
  // Only files with something wrong need places, so only they pay for loading a second parser.
  const { parseTOML }: typeof import("toml-eslint-parser") = createRequire(import.meta.url)(
    "toml-eslint-parser",
  );
  try {
    // A byte-order mark is not known to it; the blank keeps the offsets.
    const program = parseTOML(text.replace(/^\uFEFF/, " "), { tomlVersion: "1.1" });
    return program.body[0].body;
  } catch {
    // It overflows the stack on strings of 100,000 characters: a diagnostic without a place is better than none.
    return [];
  }
}
