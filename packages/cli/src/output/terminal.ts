import { stripVTControlCharacters, styleText } from "node:util";
import stringWidth from "string-width";
import type { CliStreams, OutputStream } from "../cli-streams.ts";

/** Ways to set text off; plain where the stream has no colours. */
export type Style = "bold" | "dim" | "red" | "green" | "yellow" | "cyan";

/** Output for people: colours where they are wanted, lines cut to where they end. */
export interface Terminal {
  /** One line, or several, of the result. */
  print(text?: string): void;
  /** One line to stderr, also when stdout is not read by a person. */
  notice(text: string): void;
  style(style: Style, text: string): string;
  /** Columns; without end where there is no terminal. */
  readonly width: number;
  /** Whether a person can be asked. */
  readonly interactive: boolean;
}

/** @param quiet - drops notices. */
export function createTerminal(streams: CliStreams, { quiet = false } = {}): Terminal {
  const { stdin, stdout, stderr, environment } = streams;
  const colour = hasColours(stdout, environment);
  return {
    print: (text = "") => stdout.write(`${colour ? text : stripVTControlCharacters(text)}\n`),
    notice(text) {
      if (quiet) return;
      stderr.write(`${hasColours(stderr, environment) ? text : stripVTControlCharacters(text)}\n`);
    },
    style: (style, text) => styleText(style, text, { validateStream: false }),
    // What goes into a file or a pipe is not cut.
    width: stdout.columns ?? (stdout.isTTY ? 80 : Number.POSITIVE_INFINITY),
    interactive: stdin.isTTY === true && stdout.isTTY === true && !environment["CI"],
  };
}

/** https://no-color.org: any non-empty value turns colours off. */
function hasColours(stream: OutputStream, environment: NodeJS.ProcessEnv): boolean {
  return stream.isTTY === true && !environment["NO_COLOR"] && environment["TERM"] !== "dumb";
}

/**
 * Text from elsewhere, safe to print: control characters, which could move the cursor or forge
 * output, are shown as escapes; newlines and tabs stay.
 */
export function printable(text: string): string {
  // The zero-width joiner stays: emoji are made with it, and it moves nothing.
  return text.replace(/(?!\u200d)[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) =>
    character === "\n" || character === "\t"
      ? character
      : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/** Cuts text to a width in columns, wide characters counted as two, with an ellipsis. */
export function cutToWidth(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let cut = "";
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (stringWidth(cut + segment) > width - 1) break;
    cut += segment;
  }
  return `${cut}…`;
}
