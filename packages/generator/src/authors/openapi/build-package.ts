import { readFileSync } from "node:fs";
import {
  type AcceptanceTest,
  formatManifest,
  type JsonObject,
  parseManifest,
  type SkillManifest,
} from "@skillwright/core";
import type { FilledPackage } from "../../templates/fill-template.ts";
import { exampleFromIntent, recordedIntent } from "../../templates/intent-text.ts";
import { chooseSecurity } from "./choose-security.ts";
import { describeOperation } from "./describe-operation.ts";
import { type ApiOperation, type OpenApiDocument, serverUrl } from "./openapi-document.ts";
import { openApiError } from "./openapi-error.ts";
import { operationKey } from "./rank-operations.ts";
import { sampleInput } from "./sample-input.ts";

/** For whom and from what a package is made. */
interface PackageRequest {
  readonly intent: string;
  readonly id: string;
  readonly name: string;
  readonly document: OpenApiDocument;
  readonly digest: string;
  /** Where the document is, against which a relative server address is read. */
  readonly source: string;
  readonly operation: ApiOperation;
}

/**
 * A skill that calls one operation: the script that we ship, a data file with the operation, and a
 * manifest. Nothing of the document goes into Python.
 *
 * @throws SkillwrightError `openapi-invalid` when the operation cannot be called.
 */
export function buildPackage(request: PackageRequest): FilledPackage {
  const { intent, id, name, document, digest, operation } = request;
  const base = baseUrl(request);
  checkResolved(operation);
  const host = base === "" ? "" : new URL(base).host;
  const prefix = variablePrefix(host || document.info.title);
  const { script, input } = describeOperation(operation);
  const security = chooseSecurity(document, operation, prefix);
  const action = actionName(operation);
  const tokenHosts = security.schemes.flatMap((scheme) =>
    scheme.kind === "client-credentials" && URL.canParse(scheme.token_url)
      ? [new URL(scheme.token_url).host]
      : [],
  );
  const summary =
    operation.summary || operation.description.split(/(?<=\.)\s/)[0] || operationKey(operation);
  const manifest: SkillManifest = {
    id,
    name,
    version: "0.1.0",
    description: tidy(
      `${summary.replace(/\.$/, "")} (${operationKey(operation)}, ${document.info.title || host}).`,
    ),
    entryFile: "skill.py",
    minPython: "3.11",
    tags: ["api"],
    examples: [exampleFromIntent(intent)].filter((example) => example !== ""),
    requires: [],
    credentials: security.credentials,
    permissions: {
      network: [...new Set([host, ...tokenHosts])].filter(Boolean),
      read: [],
      write: [],
      subprocess: false,
    },
    settings: {
      base_url: {
        type: "string",
        ...(base && { default: base }),
        description: base ? "Where the API is." : "Where the API is: its document names no server.",
      },
      ...(security.prefix && {
        authorization_prefix: {
          type: "string" as const,
          default: security.prefix,
          description: "What stands before the key in the Authorization header.",
        },
      }),
      ...(tokenHosts.length > 0 && {
        token_url: {
          type: "string" as const,
          default: tokenUrl(security.schemes),
          description: "Where access tokens come from.",
        },
      }),
    },
    actions: [
      {
        name: action,
        description: tidy(operation.description || summary),
        input,
        output: { type: "object", properties: { http_status: { type: "integer" }, body: {} } },
        idempotent: operation.method === "GET" || operation.method === "HEAD",
        pure: false,
        concurrency: "serial",
      },
      {
        name: "preview",
        description: "Show the request that an input comes to, without sending it.",
        input,
        idempotent: true,
        pure: false,
        concurrency: "serial",
      },
    ],
    tests: buildTests(action, input, operation, security.credentials.length > 0),
    provenance: { author: "openapi", intent: recordedIntent(intent), sourceDigest: digest },
  };
  const data = { action, base_url: base, ...script, security: security.schemes };
  return {
    // Read back at once: what a document says may break a rule of ours, and then nothing is written.
    manifest: parseManifest(formatManifest(manifest)),
    files: {
      "skill.py": readFileSync(scriptFile, "utf8"),
      "operation.json": `${JSON.stringify(data, null, 2)}\n`,
    },
  };
}

/** The one script of all skills that this author writes. */
export const scriptFile = new URL("../../../openapi-client/skill.py", import.meta.url);

function baseUrl({ document, operation, source }: PackageRequest): string {
  const server = serverUrl(document, operation);
  const from = /^https?:/i.test(source) ? source : undefined;
  if (!URL.canParse(server, from)) return "";
  const url = new URL(server, from);
  if (!/^https?:$/.test(url.protocol)) return "";
  // Credentials go out over TLS alone, and every service that a document still calls http has it.
  if (!/^(?:localhost|127\.0\.0\.1)$/.test(url.hostname)) url.protocol = "https:";
  return `${url.origin}${url.pathname}`.replace(/\/$/, "");
}

function tokenUrl(schemes: ReturnType<typeof chooseSecurity>["schemes"]): string {
  return (
    schemes.flatMap((scheme) =>
      scheme.kind === "client-credentials" ? [scheme.token_url] : [],
    )[0] ?? ""
  );
}

/** What was not resolved stands in another file, which nobody allowed to be fetched. */
function checkResolved(operation: ApiOperation) {
  const foreign = /"\$ref":"([^#"][^"]*)"/.exec(JSON.stringify({ ...operation, responses: {} }));
  if (foreign === null) return;
  throw openApiError(
    `${operationKey(operation)} refers to ${foreign[1]?.slice(0, 200)}, which is not part of the document`,
    "Bundle the document into one file, or allow foreign references.",
  );
}

function variablePrefix(text: string): string {
  const labels = text.replace(/:\d+$/, "").split(".");
  const word = (labels.length > 1 ? labels.at(-2) : labels[0]) ?? "";
  const name = word
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 40);
  // Some prefixes belong to the system; a digit cannot come first.
  return /^(?!SKILL|NODE|PYTHON|UV|PIP|NPM|LD|LC|XDG|BASH|CONDA|MALLOC|DYLD)[A-Z]/.test(name)
    ? name
    : `API_${name || "SERVICE"}`;
}

function actionName({ operationId, method, path }: ApiOperation): string {
  const words = (operationId ?? `${method} ${path}`)
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase();
  const name = words
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "")
    .slice(0, 64)
    .replace(/-$/, "");
  return name === "" || name === "preview" ? "call" : name;
}

function buildTests(
  action: string,
  input: JsonObject,
  { method }: ApiOperation,
  credentials: boolean,
): AcceptanceTest[] {
  const sample = sampleInput(input);
  const required = Array.isArray(input["required"]) && input["required"].length > 0;
  const needs = [...(credentials ? (["credentials"] as const) : []), "network" as const];
  return [
    ...(required
      ? [{ action: "preview", input: {}, expectError: "invalid-input", needs: [] }]
      : []),
    ...(sample ? [{ action: "preview", input: sample, expect: { method }, needs: [] }] : []),
    // What changes nothing may be tried against the service itself.
    ...(sample && method === "GET" ? [{ action, input: sample, expect: {}, needs }] : []),
  ];
}

function tidy(text: string): string {
  return text.replace(/\s+/g, " ").replaceAll("\0", "").trim().slice(0, 500).toWellFormed();
}
