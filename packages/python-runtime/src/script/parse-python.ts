import { createRequire } from "node:module";
import type { SyntaxNode, Tree } from "@lezer/common";

let parse: ((source: string) => Tree) | undefined;

/** The syntax tree of a script. Lenient: it also has one for what ruff calls a syntax error. */
export function parsePython(source: string): Tree {
  if (parse === undefined) {
    const { parser }: typeof import("@lezer/python") = createRequire(import.meta.url)(
      "@lezer/python",
    );
    parse = (text) => parser.parse(text);
  }
  return parse(source);
}

/** Every node of one of these kinds, in the order of the source. */
export function findNodes(tree: Tree, kinds: ReadonlySet<string>): SyntaxNode[] {
  const nodes: SyntaxNode[] = [];
  tree.iterate({
    enter: (node) => {
      if (kinds.has(node.name)) nodes.push(node.node);
    },
  });
  return nodes;
}
