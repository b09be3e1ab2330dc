import type { ProtocolRequest } from "./protocol-message.ts";

/**
 * The request as one line, its newline included.
 *
 * @throws RangeError when `id` is not a positive integer.
 */
export function encodeRequest({ id, method, params }: ProtocolRequest): string {
  if (!Number.isSafeInteger(id) || id < 1) {
    throw new RangeError(`id must be a positive integer, got ${id}`);
  }
  return `${JSON.stringify({ jsonrpc: "2.0", id, method, params })}\n`;
}
