import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { loadDocument } from "../../src/authors/openapi/load-document.ts";
import { startHttpStandIn } from "../templates/http-stand-in.ts";
import { packageFor, shop } from "./openapi-skill.ts";

async function load(text: string) {
  const dir = await mkdtemp(join(tmpdir(), "openapi-"));
  const file = join(dir, "document");
  await writeFile(file, text);
  return loadDocument(file).finally(() => rm(dir, { recursive: true, force: true }));
}

it.each([
  ['{"openapi":"3.2.0","info":{},"paths":{}}', "is OpenAPI 3.2.0"],
  ['{"swagger":"2.0","info":{},"paths":{}}', "is no OpenAPI document"],
  ["{not json", "neither JSON nor YAML"],
  ["a: [", "neither JSON nor YAML"],
  ["", "is no OpenAPI document"],
  ['{"openapi":"3.1.0","paths":{"/a":{"$ref":"#/nowhere"}}}', "cannot be resolved"],
])("refuses %s", async (text, message) => {
  await expect(load(text)).rejects.toMatchObject({
    code: "openapi-invalid",
    message: expect.stringContaining(message),
  });
});

it("says that a file is not there", async () => {
  await expect(loadDocument("/no/such/file.yaml")).rejects.toMatchObject({
    code: "openapi-invalid",
  });
});

it("reads a document from an address, and fetches nothing that it refers to", async () => {
  const foreign = { $ref: "" };
  const document = {
    openapi: "3.0.3",
    info: { title: "x", version: "1" },
    paths: { "/a": { get: { responses: {}, parameters: [foreign] } } },
  };
  await using service = await startHttpStandIn(() => ({ status: 200, body: document }));
  foreign.$ref = `${service.url}/parameter.json`;
  const { digest } = await loadDocument(`${service.url}/openapi.json`);
  expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(service.requests.map(({ path }) => path)).toEqual(["/openapi.json"]);
});

it("refuses an operation that refers to what was not fetched", async () => {
  await expect(packageFor(shop, "POST /foreign")).rejects.toMatchObject({
    code: "openapi-invalid",
    message: expect.stringContaining("https://evil.example.com/schema.json"),
  });
});
