import { isJsonObject, type JsonObject, type JsonValue } from "@skillwright/core";
import { z } from "zod";

const text = z.string().catch("");
const json = z.custom<JsonValue>((value) => value !== undefined);
const object = z.custom<JsonObject>(isJsonObject);

const parameterSchema = z.object({
  name: z.string(),
  in: z.enum(["path", "query", "header", "cookie"]),
  description: text,
  required: z.boolean().catch(false),
  schema: object.optional(),
  style: z.string().optional(),
  explode: z.boolean().optional(),
  example: json.optional(),
});

const mediaTypesSchema = z.record(
  z.string(),
  z.object({ schema: object.optional(), example: json.optional() }),
);

const operationSchema = z.object({
  operationId: z.string().optional(),
  summary: text,
  description: text,
  tags: z.array(z.string()).catch([]),
  deprecated: z.boolean().catch(false),
  parameters: z.array(z.unknown()).catch([]),
  requestBody: z
    .object({ required: z.boolean().catch(false), description: text, content: mediaTypesSchema })
    .optional(),
  responses: z.record(z.string(), z.unknown()).catch({}),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  servers: z.array(z.unknown()).optional(),
});

const serverSchema = z.object({
  url: z.string(),
  variables: z.record(z.string(), z.object({ default: z.coerce.string() })).catch({}),
});

const flowSchema = z.object({
  tokenUrl: z.string(),
  scopes: z.record(z.string(), z.unknown()).catch({}),
});

const securitySchemeSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("http"), scheme: z.string(), description: text }),
  z.object({
    type: z.literal("apiKey"),
    in: z.enum(["header", "query", "cookie"]),
    name: z.string(),
    description: text,
  }),
  z.object({
    type: z.literal("oauth2"),
    description: text,
    flows: z.object({ clientCredentials: flowSchema.optional().catch(undefined) }),
  }),
  z.object({ type: z.literal("openIdConnect"), description: text }),
  z.object({ type: z.literal("mutualTLS"), description: text }),
]);

/** What is read of an OpenAPI document; everything else in it is left alone. */
export const documentSchema = z.object({
  openapi: z.string(),
  info: z.object({ title: text, description: text }).catch({ title: "", description: "" }),
  servers: z.array(z.unknown()).catch([]),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  paths: z.record(z.string(), z.record(z.string(), z.unknown())).catch({}),
  components: z
    .object({ securitySchemes: z.record(z.string(), z.unknown()).catch({}) })
    .catch({ securitySchemes: {} }),
});

/** An OpenAPI document, its references resolved. */
export type OpenApiDocument = z.output<typeof documentSchema>;
/** A parameter of an operation. */
export type OpenApiParameter = z.output<typeof parameterSchema>;
/** How a service wants to know who calls. */
export type SecurityScheme = z.output<typeof securitySchemeSchema>;
/** Body or answer by media type. */
export type MediaTypes = z.output<typeof mediaTypesSchema>;

/** One operation, its path's own parameters and servers merged in. */
export interface ApiOperation extends Omit<z.output<typeof operationSchema>, "parameters"> {
  /** Upper case. */
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly OpenApiParameter[];
}

const methods = new Set(["get", "put", "post", "delete", "patch", "head", "options"]);

/** Every operation of a document, in its order. One that cannot be read is left out. */
export function listOperations({ paths }: OpenApiDocument): ApiOperation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([key, value]) => {
      if (!methods.has(key)) return [];
      const parsed = operationSchema.safeParse(value);
      if (!parsed.success) return [];
      const inherited = Array.isArray(item["parameters"]) ? item["parameters"] : [];
      const parameters = mergeParameters([...inherited, ...parsed.data.parameters]);
      return [{ ...parsed.data, parameters, path, method: key.toUpperCase() }];
    }),
  );
}

/** The last one of a name and place wins: the operation's over its path's. */
function mergeParameters(values: readonly unknown[]): OpenApiParameter[] {
  const merged = new Map<string, OpenApiParameter>();
  for (const value of values) {
    const { data } = parameterSchema.safeParse(value);
    if (data !== undefined) merged.set(`${data.in} ${data.name}`, data);
  }
  return [...merged.values()];
}

/** The scheme of a name; undefined when the document has none or an unknown kind. */
export function findSecurityScheme(
  { components }: OpenApiDocument,
  name: string,
): SecurityScheme | undefined {
  return securitySchemeSchema.safeParse(components.securitySchemes[name]).data;
}

/** The address of the first server, its variables at their defaults; `""` when there is none. */
export function serverUrl(document: OpenApiDocument, operation: ApiOperation): string {
  const { data } = serverSchema.safeParse((operation.servers ?? document.servers)[0]);
  if (data === undefined) return "";
  return data.url.replace(
    /\{(\w+)\}/g,
    (whole, name: string) => data.variables[name]?.default ?? whole,
  );
}
