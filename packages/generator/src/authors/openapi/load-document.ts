import { sha256Hex } from "@skillwright/core";
import { documentSchema, type OpenApiDocument } from "./openapi-document.ts";
import { openApiError } from "./openapi-error.ts";
import { readSource } from "./read-source.ts";

/** A document, and what it was read from. */
export interface LoadedDocument {
  readonly document: OpenApiDocument;
  /** `sha256:` and 64 hexadecimal digits of the text. */
  readonly digest: string;
}

/** Settings of {@link loadDocument}. */
export interface LoadDocumentOptions {
  /** Whether references to other files and addresses are followed. Default false. */
  readonly allowForeignReferences?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads an OpenAPI 3.0 or 3.1 document, JSON or YAML, and resolves the references inside it.
 *
 * @throws SkillwrightError `openapi-invalid`
 */
export async function loadDocument(
  source: string,
  { allowForeignReferences = false, signal }: LoadDocumentOptions = {},
): Promise<LoadedDocument> {
  const text = await readSource(source, signal);
  const raw = await parseText(text, source);
  checkVersion(raw, source);
  const { dereference } = await import("@readme/openapi-parser");
  const options = {
    resolve: { external: allowForeignReferences },
    // What refers to itself stays a reference: an input that deep is cut off anyway.
    dereference: { circular: "ignore" as const },
  };
  const resolved: unknown = await dereference(
    structuredClone(raw) as Parameters<typeof dereference>[0],
    options,
  ).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw openApiError(
      `the references of ${source} cannot be resolved: ${reason}`,
      "Mend the document.",
      error,
    );
  });
  return {
    document: documentSchema.parse(resolved),
    digest: `sha256:${sha256Hex(Buffer.from(text))}`,
  };
}

async function parseText(text: string, source: string): Promise<unknown> {
  try {
    if (text.trimStart().startsWith("{")) return JSON.parse(text);
    return (await import("yaml")).parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw openApiError(
      `${source} is neither JSON nor YAML: ${reason}`,
      "Mend the document.",
      error,
    );
  }
}

function checkVersion(raw: unknown, source: string) {
  const { data } = documentSchema.pick({ openapi: true }).safeParse(raw);
  if (data !== undefined && /^3\.[01]\.\d+/.test(data.openapi)) return;
  const what = data === undefined ? "no OpenAPI document" : `OpenAPI ${data.openapi.slice(0, 20)}`;
  throw openApiError(`${source} is ${what}`, "Give a document of OpenAPI 3.0 or 3.1.");
}
