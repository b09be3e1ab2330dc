import { SkillwrightError } from "@skillwright/core";
import type { CompilerErrorCode } from "../errors.ts";
import { unquoteValue } from "./escape.ts";

/** Reads links notation line by line, each of which must be the one that is expected. */
export interface NotationReader {
  /** The next line as it stands. */
  line(expected: string): string;
  /** The value of the next line, which must have this indent and name. */
  value(indent: string, name: string): string;
  /** The value of the next line if it has this indent and name. */
  optionalValue(indent: string, name: string): string | undefined;
  /** Refuses the line that was read last. */
  fail(expected: string): never;
  /** Refuses whatever is left, but for line ends. */
  end(): void;
}

/** Opens a text for reading; errors name the line. */
export function createNotationReader(text: string): NotationReader {
  const lines = text.split("\n");
  let next = 0;

  function fail(expected: string): never {
    const found = lines[next - 1];
    throw new SkillwrightError<CompilerErrorCode>(
      `invalid links notation: line ${next} should be ${expected}, got ${JSON.stringify(found ?? "nothing")}`,
      { code: "links-notation-invalid", hint: "Pass what toLinksNotation wrote, unchanged." },
    );
  }

  function line(expected: string): string {
    const found = lines[next++];
    return found ?? fail(expected);
  }

  function value(indent: string, name: string): string {
    const expected = `\`${indent}${name} "…"\``;
    const found = line(expected);
    const opening = `${indent}${name} `;
    if (!found.startsWith(opening)) fail(expected);
    return unquoteValue(found.slice(opening.length)) ?? fail(expected);
  }

  function optionalValue(indent: string, name: string): string | undefined {
    return lines[next]?.startsWith(`${indent}${name} `) ? value(indent, name) : undefined;
  }

  function end(): void {
    while (next < lines.length) if (line("the end") !== "") fail("the end");
  }

  return { line, value, optionalValue, fail, end };
}
