import type { JsonObject } from "@skillwright/core";
import { inputSchema } from "./input-schema.ts";
import type { ApiOperation, MediaTypes, OpenApiParameter } from "./openapi-document.ts";

/** How the script builds a request, beside its credentials. */
export interface ScriptOperation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly ScriptParameter[];
  readonly body?: ScriptBody | undefined;
  readonly paging?: ScriptPaging | undefined;
}

/** A parameter and the field of the input that holds its value. */
export interface ScriptParameter {
  readonly field: string;
  readonly name: string;
  readonly in: OpenApiParameter["in"];
  readonly required: boolean;
  readonly style: string;
  readonly explode: boolean;
  readonly separator: string;
}

/** The body and the field of the input that holds it. */
export interface ScriptBody {
  readonly field: string;
  readonly kind: "json" | "form" | "multipart" | "text" | "binary";
  readonly content_type: string;
  readonly required: boolean;
}

/** How the next page is asked for. */
export interface ScriptPaging {
  readonly kind: "cursor" | "page" | "offset";
  readonly parameter: string;
  /** Where an answer may name the next cursor. */
  readonly keys: readonly string[];
  /** Whether the id of the last item is the cursor. */
  readonly by_id: boolean;
  /** The number of the first page, or the offset of the first item. */
  readonly first: number;
}

/** What the script does for an operation, and what it accepts. */
export interface DescribedOperation {
  readonly script: ScriptOperation;
  readonly input: JsonObject;
}

/** Turns an operation into data for the script and a schema for its input. */
export function describeOperation(operation: ApiOperation): DescribedOperation {
  const { method, path, parameters, requestBody } = operation;
  // A call is {action, …input}, and pages are turned by the script.
  const taken = new Set(["action", "max_pages"]);
  const fieldFor = (name: string, prefix: string) => {
    let field = name;
    if (taken.has(field)) field = `${prefix}_${name}`;
    while (taken.has(field)) field = `${field}_`;
    taken.add(field);
    return field;
  };
  const sent = parameters.filter(
    ({ in: place, name }) =>
      place !== "header" || !/^(?:accept|content-type|authorization)$/i.test(name),
  );
  const fields = sent.map((parameter) =>
    describeParameter(parameter, fieldFor(parameter.name, parameter.in)),
  );
  const media = requestBody && chooseMedia(requestBody.content);
  const body = media && {
    ...media.script,
    field: fieldFor("body", "request"),
    required: needsBody(requestBody.required, media.schema),
  };
  const paging = findPaging(operation);
  const bodySchema = media && {
    ...inputSchema(media.schema),
    ...(requestBody.description && {
      description: requestBody.description.slice(0, 240).toWellFormed(),
    }),
  };
  return {
    script: { method, path, parameters: fields, ...(body && { body }), ...(paging && { paging }) },
    input: {
      type: "object",
      additionalProperties: false,
      required: [
        ...fields.filter(({ required }) => required).map(({ field }) => field),
        ...(body?.required ? [body.field] : []),
      ],
      properties: {
        ...Object.fromEntries(
          fields.map(({ field }, index) => [field, parameterSchema(sent[index])]),
        ),
        ...(body && bodySchema && { [body.field]: bodySchema }),
        ...((paging || method === "GET") && { max_pages: pagesSchema }),
      },
    },
  };
}

/** Documents forget to say that a body is required; one with required parts cannot be left out. */
function needsBody(declared: boolean, { required }: JsonObject): boolean {
  return declared || (Array.isArray(required) && required.length > 0);
}

const pagesSchema = {
  type: "integer",
  minimum: 1,
  maximum: 20,
  description: "Most pages to fetch and join; 1 when left out.",
};

function describeParameter(parameter: OpenApiParameter, field: string): ScriptParameter {
  const {
    name,
    in: place,
    required,
    style = place === "query" || place === "cookie" ? "form" : "simple",
  } = parameter;
  const separators: Record<string, string> = { spaceDelimited: " ", pipeDelimited: "|" };
  const { explode = style === "form" } = parameter;
  return {
    field,
    name,
    in: place,
    required: required || place === "path",
    style,
    explode,
    separator: separators[style] ?? ",",
  };
}

function parameterSchema(parameter: OpenApiParameter | undefined): JsonObject {
  const schema = inputSchema(parameter?.schema ?? {});
  const description = parameter?.description.replace(/\s+/g, " ").slice(0, 240).toWellFormed();
  return { ...schema, ...(description && { description }) };
}

const kinds: [RegExp, ScriptBody["kind"]][] = [
  [/^application\/(?:[\w.+-]+\+)?json\b/i, "json"],
  [/^application\/x-www-form-urlencoded\b/i, "form"],
  [/^multipart\/form-data\b/i, "multipart"],
  [/^text\//i, "text"],
];

/** The kind that is easiest to fill in, JSON before all others. */
function chooseMedia(content: MediaTypes) {
  for (const [pattern, kind] of kinds) {
    const found = Object.entries(content).find(([type]) => pattern.test(type));
    if (found === undefined) continue;
    const [type, { schema = {} }] = found;
    const content_type = type.includes("*") ? "text/plain" : type;
    return {
      script: { kind, content_type },
      schema: kind === "multipart" ? withFiles(schema) : schema,
    };
  }
  const [type] = Object.keys(content);
  if (type === undefined) return undefined;
  const content_type = type.includes("*") ? "application/octet-stream" : type;
  const schema = { type: "string", description: "The content, as Base64." };
  return { script: { kind: "binary" as const, content_type }, schema };
}

/** Binary parts are given as objects, since JSON has no bytes. */
function withFiles(schema: JsonObject): JsonObject {
  const { properties } = schema;
  if (typeof properties !== "object" || properties === null || Array.isArray(properties))
    return schema;
  const entries = Object.entries(properties).map(([name, property]) => {
    const text = JSON.stringify(property);
    return [name, /"format":"binary"|"contentMediaType"/.test(text) ? fileSchema : property];
  });
  return { ...schema, properties: Object.fromEntries(entries) };
}

const fileSchema: JsonObject = {
  type: "object",
  required: ["filename", "content_base64"],
  properties: {
    filename: { type: "string" },
    content_base64: { type: "string", description: "The content, as Base64." },
    content_type: { type: "string" },
  },
};

const pagers: [RegExp, ScriptPaging["kind"], number, boolean][] = [
  [
    /^(?:cursor|next_cursor|page_?token|next_?token|continuation_?token|marker)$/i,
    "cursor",
    0,
    false,
  ],
  [/^(?:after|starting_after)$/i, "cursor", 0, true],
  [/^(?:page|page_?number)$/i, "page", 1, false],
  [/^(?:offset|skip|start)$/i, "offset", 0, false],
];
const cursorKeys = [
  "next_cursor",
  "next_page_token",
  "nextPageToken",
  "next_token",
  "nextToken",
  "cursor",
  "after",
];

function findPaging({ method, parameters }: ApiOperation): ScriptPaging | undefined {
  if (method !== "GET") return undefined;
  for (const [pattern, kind, first, by_id] of pagers) {
    const parameter = parameters.find(
      ({ in: place, name }) => place === "query" && pattern.test(name),
    );
    if (parameter !== undefined)
      return { kind, parameter: parameter.name, keys: cursorKeys, by_id, first };
  }
  return undefined;
}
