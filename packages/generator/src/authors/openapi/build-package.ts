import { readFileSync } from "node:fs";
import {
  type CredentialDeclaration,
  formatManifest,
  parseManifest,
  type SkillManifest,
} from "@skillwright/core";
import type { FilledPackage } from "../../templates/fill-template.ts";
import { exampleFromIntent, recordedIntent } from "../../templates/intent-text.ts";
import { actionNames } from "./action-names.ts";
import { baseUrl } from "./base-url.ts";
import { buildTests } from "./build-tests.ts";
import { chooseSecurity, type ScriptSecurity } from "./choose-security.ts";
import { describeOperation } from "./describe-operation.ts";
import type { ApiOperation, OpenApiDocument } from "./openapi-document.ts";
import { openApiError } from "./openapi-error.ts";
import { operationKey } from "./rank-operations.ts";

/** For whom and from what a package is made. */
interface PackageRequest {
  readonly intent: string;
  readonly id: string;
  readonly name: string;
  /** Default 0.1.0. */
  readonly version?: string | undefined;
  readonly document: OpenApiDocument;
  readonly digest: string;
  /** Where the document is, against which a relative server address is read. */
  readonly source: string;
  /** One or more, the one that the intent names first before the others. */
  readonly operations: readonly [ApiOperation, ...ApiOperation[]];
}

/**
 * A skill that calls operations of one API: the script that we ship, a data file with the operations,
 * and a manifest. Nothing of the document goes into Python.
 *
 * @throws SkillwrightError `openapi-invalid` when an operation cannot be called, or they lie on
 *   different servers.
 */
export function buildPackage(request: PackageRequest): FilledPackage {
  const { intent, id, name, version = "0.1.0", document, digest, operations } = request;
  const base = commonBase(request);
  const host = base === "" ? "" : new URL(base).host;
  const prefix = variablePrefix(host || document.info.title);
  const names = actionNames(operations);
  const described = operations.map((operation, index) => {
    const { action, preview } = names[index] ?? { action: "call", preview: "preview" };
    checkResolved(operation);
    const { script, input } = describeOperation(operation);
    const security = chooseSecurity(document, operation, prefix);
    return { operation, action, preview, script, input, security };
  });
  const schemes = described.flatMap(({ security }) => security.schemes);
  const manifest: SkillManifest = {
    id,
    name,
    version,
    description: tidy(
      `${operations.map(summaryOf).join("; ")} (${operations.map(operationKey).join(", ")}, ${document.info.title || host}).`,
    ),
    entryFile: "skill.py",
    minPython: "3.11",
    tags: ["api"],
    examples: [exampleFromIntent(intent)].filter((example) => example !== ""),
    requires: [],
    credentials: mergeCredentials(described.flatMap(({ security }) => security.credentials)),
    permissions: {
      network: [...new Set([host, ...tokenHosts(schemes)])].filter(Boolean),
      read: [],
      write: [],
      subprocess: false,
    },
    settings: settingsFor(
      base,
      described.find(({ security }) => security.prefix !== undefined)?.security.prefix,
      schemes,
    ),
    actions: described.flatMap(({ operation, action, preview, input }) => [
      {
        name: action,
        description: tidy(operation.description || summaryOf(operation)),
        input,
        output: { type: "object", properties: { http_status: { type: "integer" }, body: {} } },
        idempotent: operation.method === "GET" || operation.method === "HEAD",
        pure: false,
        concurrency: "serial" as const,
      },
      {
        name: preview,
        description: "Show the request that an input comes to, without sending it.",
        input,
        idempotent: true,
        pure: false,
        concurrency: "serial" as const,
      },
    ]),
    tests: described.flatMap(({ operation, action, preview, input, security }) =>
      buildTests({ action, preview }, input, operation, security.credentials.length > 0),
    ),
    provenance: { author: "openapi", intent: recordedIntent(intent), sourceDigest: digest },
  };
  const data = {
    base_url: base,
    operations: described.map(({ action, preview, script, security }) => ({
      action,
      preview,
      ...script,
      security: security.schemes,
    })),
  };
  return {
    // Read back at once: what a document says may break a rule of ours, and then nothing is written.
    manifest: parseManifest(formatManifest(manifest)),
    files: {
      "skill.py": readFileSync(scriptFile, "utf8"),
      "operations.json": `${JSON.stringify(data, null, 2)}\n`,
    },
  };
}

/** The one script of all skills that this author writes. */
export const scriptFile = new URL("../../../openapi-client/skill.py", import.meta.url);

/** One setting holds the address, so operations of one skill share it. */
function commonBase({ document, operations, source }: PackageRequest): string {
  const bases = new Set(operations.map((operation) => baseUrl(document, operation, source)));
  const [base = "", ...others] = bases;
  if (others.length === 0) return base;
  throw openApiError(
    `the operations ${operations.map(operationKey).join(", ")} lie on different servers: ${[...bases].join(", ")}`,
    "Make a skill of each.",
  );
}

function summaryOf(operation: ApiOperation): string {
  const { summary, description } = operation;
  const [sentence = ""] = description.split(/(?<=\.)\s/);
  return (summary || sentence || operationKey(operation)).replace(/\.$/, "");
}

/** By name: one that any operation cannot do without is required. */
function mergeCredentials(credentials: readonly CredentialDeclaration[]): CredentialDeclaration[] {
  const merged = new Map<string, CredentialDeclaration>();
  for (const credential of credentials) {
    const { required = false } = merged.get(credential.name) ?? {};
    merged.set(credential.name, { ...credential, required: required || credential.required });
  }
  return [...merged.values()];
}

function tokenUrls(schemes: readonly ScriptSecurity[]): string[] {
  return schemes.flatMap((scheme) =>
    scheme.kind === "client-credentials" ? [scheme.token_url] : [],
  );
}

function tokenHosts(schemes: readonly ScriptSecurity[]): string[] {
  return tokenUrls(schemes).flatMap((url) => (URL.canParse(url) ? [new URL(url).host] : []));
}

function settingsFor(
  base: string,
  prefix: string | undefined,
  schemes: readonly ScriptSecurity[],
): SkillManifest["settings"] {
  return {
    base_url: {
      type: "string",
      ...(base && { default: base }),
      description: base ? "Where the API is." : "Where the API is: its document names no server.",
    },
    ...(prefix && {
      authorization_prefix: {
        type: "string" as const,
        default: prefix,
        description: "What stands before the key in the Authorization header.",
      },
    }),
    ...(tokenHosts(schemes).length > 0 && {
      token_url: {
        type: "string" as const,
        default: tokenUrls(schemes)[0] ?? "",
        description: "Where access tokens come from.",
      },
    }),
  };
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

function tidy(text: string): string {
  return text.replace(/\s+/g, " ").replaceAll("\0", "").trim().slice(0, 500).toWellFormed();
}
