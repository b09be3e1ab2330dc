import type { Node } from "@babel/types";
import { type Spot, spotOf } from "./spot.ts";

/** Calls that turn data into code: `eval`, `new Function`, and loading a module whose name is computed. */
export function findDangers(nodes: readonly Node[]): Spot[] {
  return nodes.flatMap((node): Spot[] => {
    switch (node.type) {
      case "CallExpression":
      case "NewExpression": {
        const name = calleeName(node.callee);
        if (name === "eval" || name === "Function") return [spotOf(node, `${name}()`)];
        const loads = name === "require" || node.callee.type === "Import";
        const [argument] = node.arguments;
        return loads && argument?.type !== "StringLiteral"
          ? [spotOf(node, "a computed import")]
          : [];
      }
      case "ImportExpression":
        return node.source.type === "StringLiteral" ? [] : [spotOf(node, "a computed import")];
      case "MemberExpression":
        return isConstructorOfFunction(node) ? [spotOf(node, "constructor.constructor")] : [];
      default:
        return [];
    }
  });
}

/** `eval`, also as `globalThis.eval` or `(0, eval)`. */
function calleeName(callee: Node): string | undefined {
  if (callee.type === "Identifier") return callee.name;
  if (callee.type === "SequenceExpression") {
    const last = callee.expressions.at(-1);
    return last && calleeName(last);
  }
  const isGlobal =
    callee.type === "MemberExpression" &&
    callee.object.type === "Identifier" &&
    /^(?:globalThis|global|window|self)$/.test(callee.object.name);
  return isGlobal ? propertyName(callee) : undefined;
}

/** `anything.constructor.constructor` is `Function`. */
function isConstructorOfFunction(node: Extract<Node, { type: "MemberExpression" }>): boolean {
  return (
    propertyName(node) === "constructor" &&
    node.object.type === "MemberExpression" &&
    propertyName(node.object) === "constructor"
  );
}

function propertyName({ property }: Extract<Node, { type: "MemberExpression" }>) {
  if (property.type === "Identifier") return property.name;
  return property.type === "StringLiteral" ? property.value : undefined;
}
