import type { CallToolResult } from "@modelcontextprotocol/server";
import { isJsonObject, type JsonValue } from "@skillwright/core";
import type { CommandError } from "../contract/envelope.ts";
import { hidePaths } from "./hide-paths.ts";

/** What a tool found or did, for a model: as text, and where it is an object as structure. */
export function toolResult(value: JsonValue): CallToolResult {
  return {
    content: [{ type: "text", text: typeof value === "string" ? value : JSON.stringify(value) }],
    ...(isJsonObject(value) && { structuredContent: value }),
  };
}

/** A failure that the model can act on. Paths are hidden, and what follows the first line is left out. */
export function toolError({ error, error_code: code, hint }: CommandError): CallToolResult {
  const [first = ""] = hidePaths(error).split("\n");
  const lines = [`${code}: ${first}`, ...(hint === undefined ? [] : [hidePaths(hint)])];
  return { isError: true, content: [{ type: "text", text: lines.join("\n") }] };
}
