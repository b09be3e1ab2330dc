import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEmbedder, openSkillIndex } from "@skillwright/discovery";
import { afterAll, describe, expect, it } from "vitest";
import { chooseOperations } from "../../src/authors/openapi/choose-operation.ts";
import { loadDocument } from "../../src/authors/openapi/load-document.ts";
import { operationKey } from "../../src/authors/openapi/rank-operations.ts";
import {
  haveDocuments,
  intents,
  referenceDocument,
  severalIntents,
  whyNot,
} from "./reference-documents.ts";

describe.skipIf(!haveDocuments)(`real documents (${whyNot})`, async () => {
  const uri = await mkdtemp(join(tmpdir(), "operations-"));
  const embedder = await createEmbedder("use");
  afterAll(async () => {
    await embedder[Symbol.asyncDispose]();
    await rm(uri, { recursive: true, force: true });
  });

  const documents = new Map<string, ReturnType<typeof loadDocument>>();

  async function choose(name: string, intent: string): Promise<string> {
    const found = await chooseSeveral(name, intent);
    return typeof found === "string" ? found : found.join(" and ");
  }

  async function chooseSeveral(name: string, intent: string): Promise<string | string[]> {
    const loading = documents.get(name) ?? loadDocument(referenceDocument(name));
    documents.set(name, loading);
    const { document, digest } = await loading;
    await using index = await openSkillIndex({
      uri,
      embedder,
      table: `ops_${digest.slice(7, 15)}`,
    });
    const choice = await chooseOperations(intent, document, index);
    return choice.status === "chosen" ? choice.operations.map(operationKey) : choice.reason;
  }

  it.each(intents)("%s: %j asks for %s", async (name, intent, expected) => {
    expect(await choose(name, intent)).toBe(expected);
  });

  it.each(severalIntents)("%s: %j asks for %j", async (name, intent, expected) => {
    expect(await chooseSeveral(name, intent)).toEqual(expected);
  });

  it("says for which of several things no operation fits", async () => {
    expect(await choose("petstore-expanded.json", "list all pets and start a car")).toMatch(
      /^for "start a car": no operation fits the intent/,
    );
  });

  it("takes an operation that is named outright", async () => {
    expect(await choose("sendgrid.json", "GET /stats, please")).toBe("GET /stats");
  });

  it.each(["translate a novel into Finnish", "start a car"])(
    "lists operations when the intent is about something else: %s",
    async (intent) => {
      expect(await choose("petstore-expanded.json", intent)).toMatch(
        /^no operation fits the intent; name one of these in it: (?:GET|POST|DELETE) \/pets/,
      );
    },
  );
});
