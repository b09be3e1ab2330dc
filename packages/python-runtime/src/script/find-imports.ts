import type { Tree } from "@lezer/common";
import { findNodes } from "./parse-python.ts";

/** Top-level names of the modules that a script imports, sorted; relative imports left out. */
export function findImports(tree: Tree, source: string): string[] {
  const names = new Set<string>();
  for (const node of findNodes(tree, new Set(["ImportStatement"]))) {
    const statement = source.slice(node.from, node.to).replaceAll(/\s+|\\\n/g, " ");
    const from = /^from ?(\.*) ?([\w.]*)/.exec(statement);
    if (from !== null) {
      if (from[1] === "") addTopLevel(names, from[2]);
      continue;
    }
    for (const part of statement.replace(/^import /, "").split(",")) {
      addTopLevel(names, part.trim().split(" ")[0]);
    }
  }
  return [...names].sort();
}

function addTopLevel(names: Set<string>, module: string | undefined): void {
  const name = module?.split(".")[0];
  if (name) names.add(name);
}
