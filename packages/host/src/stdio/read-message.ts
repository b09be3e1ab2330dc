import { isUtf8 } from "node:buffer";
import { SkillwrightError } from "@skillwright/core";
import { findRequestId } from "../contract/find-request-id.ts";
import type { HostErrorCode } from "../errors.ts";
import type { SplitLine } from "./split-lines.ts";

/** What a line holds: a value to handle, or why there is none and whom to tell. */
export type ReadMessage =
  | { readonly status: "value"; readonly value: unknown }
  | { readonly status: "blank" }
  | {
      readonly status: "unreadable";
      readonly requestId: string;
      readonly error: SkillwrightError<HostErrorCode>;
    };

/** How far into a broken line the id is searched, characters. */
const searchedLength = 64 * 1024;

/** Reads one line of the host's input. */
export function readMessage(line: SplitLine, maxLineBytes: number): ReadMessage {
  if (line.status === "too-long") {
    return unreadable(line.head.toString(), `the line is longer than ${maxLineBytes} bytes`, {
      code: "line-too-long",
      hint: "Send large inputs as files that the command reads.",
    });
  }
  // Not decoded leniently: the text that then arrives would not be the text that was sent.
  if (!isUtf8(line.bytes)) {
    return unreadable(line.bytes.toString(), "the line is not UTF-8", { code: "line-invalid" });
  }
  const text = line.bytes.toString();
  if (text.trim() === "") return { status: "blank" };
  try {
    return { status: "value", value: JSON.parse(text) };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return unreadable(text, `the line is not JSON: ${reason}`, { code: "line-invalid", cause });
  }
}

function unreadable(
  text: string,
  message: string,
  options: { code: HostErrorCode; hint?: string; cause?: unknown },
): ReadMessage {
  const error = new SkillwrightError<HostErrorCode>(message, options);
  return { status: "unreadable", requestId: findRequestId(text.slice(0, searchedLength)), error };
}
