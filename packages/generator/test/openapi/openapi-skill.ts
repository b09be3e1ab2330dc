import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { formatManifest, type SkillManifest } from "@skillwright/core";
import { type SkillProcess, startSkill } from "@skillwright/python-runtime";
import { buildPackage } from "../../src/authors/openapi/build-package.ts";
import { loadDocument } from "../../src/authors/openapi/load-document.ts";
import { listOperations } from "../../src/authors/openapi/openapi-document.ts";
import { operationKey } from "../../src/authors/openapi/rank-operations.ts";
import { systemPython } from "../pipeline/system-python.ts";

/** Our own document with one operation of every kind. */
export const shop = join(import.meta.dirname, "fixtures/shop.yaml");

/** A skill made from an operation, running. */
export interface OpenApiSkill extends AsyncDisposable {
  readonly manifest: SkillManifest;
  readonly process: SkillProcess;
}

/** The package for operations of a document. */
export async function packageFor(source: string, ...keys: [string, ...string[]]) {
  const { document, digest } = await loadDocument(source);
  const find = (key: string) => {
    const found = listOperations(document).find((candidate) => operationKey(candidate) === key);
    if (found === undefined) throw new Error(`${source} has no ${key}`);
    return found;
  };
  const [first, ...others] = keys;
  const request = {
    intent: first,
    id: "my-skill",
    name: "My Skill",
    document,
    digest,
    source,
    operations: [find(first), ...others.map(find)] as const,
  };
  return buildPackage(request);
}

function one(key: string): [string] {
  return [key];
}

/** Makes the skill and starts it against a server on this machine. */
export async function startOpenApiSkill(
  source: string,
  keys: string | [string, ...string[]],
  baseUrl: string,
  settings: Record<string, string> = {},
): Promise<OpenApiSkill> {
  const { manifest, files } = await packageFor(
    source,
    ...(typeof keys === "string" ? one(keys) : keys),
  );
  const dir = await mkdtemp(join(tmpdir(), "openapi-skill-"));
  for (const [path, text] of Object.entries({
    ...files,
    "manifest.toml": formatManifest(manifest),
  })) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), text);
  }
  const environment = await systemPython();
  const credentials = Object.fromEntries(
    manifest.credentials.map(({ name }) => [name, `${name}-value`]),
  );
  const options = {
    environment,
    sandbox: "off" as const,
    reachableHosts: [new URL(baseUrl).host],
    credentials,
    settings: { base_url: baseUrl, ...settings },
  };
  const process = await startSkill({ dir, manifest, shipped: true }, options);
  return {
    manifest,
    process,
    async [Symbol.asyncDispose]() {
      await process.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
