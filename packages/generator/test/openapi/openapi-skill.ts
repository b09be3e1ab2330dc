import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { formatManifest, type SkillManifest } from "@skillwright/core";
import {
  resolvePythonEnvironment,
  type SkillProcess,
  startSkill,
} from "@skillwright/python-runtime";
import { buildPackage } from "../../src/authors/openapi/build-package.ts";
import { loadDocument } from "../../src/authors/openapi/load-document.ts";
import { listOperations } from "../../src/authors/openapi/openapi-document.ts";
import { operationKey } from "../../src/authors/openapi/rank-operations.ts";

/** Our own document with one operation of every kind. */
export const shop = join(import.meta.dirname, "fixtures/shop.yaml");

/** A skill made from an operation, running. */
export interface OpenApiSkill extends AsyncDisposable {
  readonly manifest: SkillManifest;
  readonly process: SkillProcess;
}

/** The package for one operation of a document. */
export async function packageFor(source: string, key: string) {
  const { document, digest } = await loadDocument(source);
  const operation = listOperations(document).find((candidate) => operationKey(candidate) === key);
  if (operation === undefined) throw new Error(`${source} has no ${key}`);
  const request = {
    intent: key,
    id: "my-skill",
    name: "My Skill",
    document,
    digest,
    source,
    operation,
  };
  return buildPackage(request);
}

/** Makes the skill and starts it against a server on this machine. */
export async function startOpenApiSkill(
  source: string,
  key: string,
  baseUrl: string,
  settings: Record<string, string> = {},
): Promise<OpenApiSkill> {
  const { manifest, files } = await packageFor(source, key);
  const dir = await mkdtemp(join(tmpdir(), "openapi-skill-"));
  for (const [path, text] of Object.entries({
    ...files,
    "manifest.toml": formatManifest(manifest),
  })) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), text);
  }
  const environment = await resolvePythonEnvironment({
    prefer: "venv",
    cacheDir: join(dir, "cache"),
  });
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
