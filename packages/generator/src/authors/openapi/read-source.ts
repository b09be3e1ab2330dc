import { readFile, stat } from "node:fs/promises";
import { openApiError } from "./openapi-error.ts";

/** Larger than any document that we know of (the largest has 12 MB). */
const maxBytes = 20 * 1024 * 1024;
const fetchTimeoutMs = 30_000;

/** The text of an OpenAPI document, from a file or an `http(s)` address. */
export async function readSource(source: string, signal?: AbortSignal): Promise<string> {
  try {
    if (/^https?:\/\//i.test(source)) return await fetchText(source, signal);
    const { size } = await stat(source);
    if (size > maxBytes) throw new Error(`it is larger than ${maxBytes} bytes`);
    return await readFile(source, { encoding: "utf8", signal });
  } catch (error) {
    signal?.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    throw openApiError(`cannot read ${source}: ${reason}`, "Check the path or the address.", error);
  }
}

async function fetchText(address: string, signal?: AbortSignal): Promise<string> {
  const limit = AbortSignal.timeout(fetchTimeoutMs);
  const response = await fetch(address, {
    signal: signal ? AbortSignal.any([signal, limit]) : limit,
  });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new Error(`it is larger than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
