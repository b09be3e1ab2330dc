import { readFile } from "node:fs/promises";
import { dereference } from "@readme/openapi-parser";
import { type Document, OpenAPIBackend } from "openapi-backend";
import { parse } from "yaml";
import { type HttpStandIn, startHttpStandIn } from "../templates/http-stand-in.ts";

/**
 * Starts a service derived from a document: a maintained validator checks every request against it,
 * what it refuses is answered with 422 and its reasons.
 *
 * @param path - the one path that is served: validators for all of a large document take minutes.
 */
export async function startMockService(source: string, path: string): Promise<HttpStandIn> {
  const parsed: Document = parse(await readFile(source, "utf8"));
  const document = await dereference(parsed, { resolve: { external: false } });
  const backend = new OpenAPIBackend({
    definition: { ...document, paths: { [path]: document.paths?.[path] } } as Document,
    apiRoot: "/",
    // Without its own check of the document, which prints thousands of lines about null in enums.
    quick: true,
    ajvOpts: { strict: false, validateFormats: false, logger: false },
  });
  await backend.init();
  return startHttpStandIn(({ method, path: url, headers, text, json }) => {
    const [pathname = "", query = ""] = url.split("?");
    const given = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, String(value)]),
    );
    const request = {
      method,
      path: pathname,
      query,
      headers: given,
      body: typeof json === "object" ? json : text || undefined,
    };
    const operation = backend.matchOperation(request);
    if (operation === undefined)
      return { status: 404, body: { message: `no ${method} ${pathname}` } };
    const { valid, errors } = backend.validateRequest(request, operation);
    return valid ? { status: 200, body: { done: true } } : { status: 422, body: { errors } };
  });
}
