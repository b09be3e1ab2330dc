import type { Node } from "@babel/types";

/** Something at a place of a file. */
export interface Spot {
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** Where a node is. */
export function spotOf({ loc }: Node, text: string): Spot {
  return { text, line: loc?.start.line ?? 1, column: (loc?.start.column ?? 0) + 1 };
}
