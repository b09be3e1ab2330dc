import type { Node } from "@babel/types";
import { spotOf } from "./spot.ts";
import { childrenOf } from "./walk.ts";

/** A function and how many ways lead through it. */
export interface FunctionFacts {
  readonly name: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** Cyclomatic complexity; 1 for a straight line. @see McCabe 1976 */
  readonly complexity: number;
}

/** Every function below a node; what stands in an inner function counts for the inner one alone. */
export function findFunctions(root: Node): FunctionFacts[] {
  const found: FunctionFacts[] = [];

  /** Returns the decisions below `node` that belong to the function around it. */
  function visit(node: Node, name: string): number {
    const inner = nameOf(node) ?? name;
    let decisions = 0;
    for (const child of childrenOf(node)) decisions += visit(child, inner);
    if (!isFunction(node)) return decisions + (isDecision(node) ? 1 : 0);
    const { line, column } = spotOf(node, inner);
    found.push({ name: inner, line, column, complexity: decisions + 1 });
    return 0;
  }

  visit(root, "the module");
  return found;
}

const functions: ReadonlySet<string> = new Set([
  "FunctionDeclaration",
  "FunctionExpression",
  "ArrowFunctionExpression",
  "ObjectMethod",
  "ClassMethod",
  "ClassPrivateMethod",
]);

const decisions: ReadonlySet<string> = new Set([
  "IfStatement",
  "ConditionalExpression",
  "ForStatement",
  "ForInStatement",
  "ForOfStatement",
  "WhileStatement",
  "DoWhileStatement",
  "CatchClause",
  "LogicalExpression",
]);

function isFunction(node: Node): boolean {
  return functions.has(node.type);
}

function isDecision(node: Node): boolean {
  return decisions.has(node.type) || (node.type === "SwitchCase" && node.test != null);
}

function nameOf(node: Node): string | undefined {
  if ("id" in node && node.id?.type === "Identifier") return node.id.name;
  if ("key" in node && node.key.type === "Identifier") return node.key.name;
  return undefined;
}
