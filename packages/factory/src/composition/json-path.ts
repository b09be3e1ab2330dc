import { createRequire } from "node:module";
import type { JsonValue } from "@skillwright/core";

type Library = typeof import("jsonpath-rfc9535");
type LibraryJson = Parameters<Library["query"]>[0];
type Parse = (path: string) => import("jsonpath-rfc9535/parser").JsonPathQuery;

// Loaded on first use: importing the package must stay cheap.
const require = createRequire(import.meta.url);
const library = (): Library => require("jsonpath-rfc9535");
const parser = (): { default: Parse } => require("jsonpath-rfc9535/parser");

/** Everything that a JSONPath leads to, in order. @see https://www.rfc-editor.org/rfc/rfc9535 */
export function queryJson(document: JsonValue, path: string): JsonValue[] {
  return isDocument(document) ? library().query(document, path) : [];
}

/**
 * The names and indexes of a path that leads to one place, as in `$.steps.fetch[0]`.
 *
 * @returns `undefined` for a path that may lead to many.
 * @throws SyntaxError when it is no JSONPath.
 */
export function singularPath(path: string): (string | number)[] | undefined {
  const steps: (string | number)[] = [];
  for (const { type, node } of parser().default(path).segments) {
    const selectors = node.type === "BracketedSelection" ? node.selectors : [node];
    const [only, ...others] = selectors;
    if (type !== "ChildSegment" || only === undefined || others.length > 0) return undefined;
    if (only.type === "NameSelector" || only.type === "MemberNameShorthand") steps.push(only.value);
    else if (only.type === "IndexSelector") steps.push(only.value);
    else return undefined;
  }
  return steps;
}

/** The library's type differs from ours in `readonly` alone, and it changes nothing. */
function isDocument(value: JsonValue): value is LibraryJson {
  return value !== undefined;
}
