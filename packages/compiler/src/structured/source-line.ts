import { trimEnd, trimStart } from "../text/trim.ts";

/** One trimmed line of a description, and where it stands. */
export interface SourceLine {
  /** From 1. */
  readonly number: number;
  /** Where the trimmed text begins: from 1, in UTF-16 units. */
  readonly column: number;
  /** The same place in the whole description, from 0. */
  readonly offset: number;
  readonly text: string;
}

/** The lines that hold something; only U+000A ends a line. */
export function* sourceLines(description: string): Generator<SourceLine> {
  let offset = 0;
  for (const [index, line] of description.split("\n").entries()) {
    const started = trimStart(line);
    const indent = line.length - started.length;
    const text = trimEnd(started);
    if (text !== "") yield { number: index + 1, column: indent + 1, offset: offset + indent, text };
    offset += line.length + 1;
  }
}
