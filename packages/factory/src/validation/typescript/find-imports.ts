import type { Node } from "@babel/types";
import { type Spot, spotOf } from "./spot.ts";

/** Modules that are imported, exported from, or required by a literal name; types alone do not count. */
export function findImports(nodes: readonly Node[]): Spot[] {
  return nodes.flatMap((node): Spot[] => {
    switch (node.type) {
      case "ImportDeclaration":
        return node.importKind === "type" ? [] : [spotOf(node, node.source.value)];
      case "ExportNamedDeclaration":
      case "ExportAllDeclaration":
        return node.source ? [spotOf(node, node.source.value)] : [];
      case "ImportExpression":
        return node.source.type === "StringLiteral" ? [spotOf(node, node.source.value)] : [];
      case "CallExpression": {
        const [argument] = node.arguments;
        const loads = isNamed(node.callee, "require") || node.callee.type === "Import";
        return loads && argument?.type === "StringLiteral" ? [spotOf(node, argument.value)] : [];
      }
      default:
        return [];
    }
  });
}

function isNamed(node: Node, name: string): boolean {
  return node.type === "Identifier" && node.name === name;
}
