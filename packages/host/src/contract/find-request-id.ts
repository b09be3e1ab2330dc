import { unreadableRequestId } from "./read-request-id.ts";

/**
 * A JSON string, a bracket, or anything else that is no blank: enough to know depth and keys. A
 * string without an end takes the rest of the text, so that no character is looked at twice.
 */
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?$)|[{}[\]:,]|[^\s"{}[\]:,]+/gsu;

/**
 * The caller's id in text that is no JSON: cut short, or broken behind the id.
 *
 * Looks for a `"request_id"` key of the outermost object; one inside a payload is somebody else's.
 *
 * @param text - the line, or as much of it as was kept.
 * @returns the id, else `parse-error`.
 */
export function findRequestId(text: string): string {
  let depth = 0;
  let key: string | undefined;
  let isValue = false;
  for (const [token] of text.matchAll(tokens)) {
    if (token === "{" || token === "[") depth += 1;
    else if (token === "}" || token === "]") depth -= 1;
    else if (depth === 1 && token === ":") isValue = true;
    else if (depth === 1 && token === ",") isValue = false;
    else if (depth === 1 && isValue) {
      if (key === '"request_id"') return readText(token) ?? unreadableRequestId;
    } else if (depth === 1) key = token;
    // What follows the envelope's end is not part of it.
    if (depth < 1 && key !== undefined) break;
  }
  return unreadableRequestId;
}

function readText(token: string): string | undefined {
  try {
    const value: unknown = JSON.parse(token);
    return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
  } catch {
    return undefined;
  }
}
