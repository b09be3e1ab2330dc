import { type ApiOperation, type OpenApiDocument, serverUrl } from "./openapi-document.ts";

/**
 * Where an operation is called, without a slash at the end; `""` when its document does not say.
 *
 * @param source - where the document is, against which a relative server address is read.
 */
export function baseUrl(
  document: OpenApiDocument,
  operation: ApiOperation,
  source: string,
): string {
  const server = serverUrl(document, operation);
  const from = /^https?:/i.test(source) ? source : undefined;
  if (!URL.canParse(server, from)) return "";
  const url = new URL(server, from);
  if (!/^https?:$/.test(url.protocol)) return "";
  // Credentials go out over TLS alone, and every service that a document still calls http has it.
  if (!/^(?:localhost|127\.0\.0\.1)$/.test(url.hostname)) url.protocol = "https:";
  return `${url.origin}${url.pathname}`.replace(/\/$/, "");
}
