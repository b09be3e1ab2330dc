import type { ApiOperation } from "./openapi-document.ts";

/** What the two actions of an operation are called: the call itself, and its preview. */
export interface ActionNames {
  readonly action: string;
  readonly preview: string;
}

/** Longest name that leaves room for `preview-` before it and a number after it. */
const maxLength = 52;

/** Names for the actions of operations, no two alike: of one alone the preview is `preview`. */
export function actionNames(operations: readonly ApiOperation[]): ActionNames[] {
  const taken = new Set(["preview"]);
  return operations.map((operation) => {
    const wanted = nameOf(operation);
    let action = wanted;
    for (let number = 2; taken.has(action) || taken.has(`preview-${action}`); number++) {
      action = `${wanted}-${number}`;
    }
    const preview = operations.length === 1 ? "preview" : `preview-${action}`;
    taken.add(action).add(preview);
    return { action, preview };
  });
}

function nameOf({ operationId, method, path }: ApiOperation): string {
  const words = (operationId ?? `${method} ${path}`)
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase();
  const name = words
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "")
    .slice(0, maxLength)
    .replace(/-$/, "");
  return name === "" || name === "preview" ? "call" : name;
}
