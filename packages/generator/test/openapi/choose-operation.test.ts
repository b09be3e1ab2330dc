import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEmbedder, openSkillIndex } from "@skillwright/discovery";
import { afterAll, describe, expect, it } from "vitest";
import { chooseOperation } from "../../src/authors/openapi/choose-operation.ts";
import { loadDocument } from "../../src/authors/openapi/load-document.ts";
import { operationKey } from "../../src/authors/openapi/rank-operations.ts";
import { haveDocuments, intents, referenceDocument, whyNot } from "./reference-documents.ts";

describe.skipIf(!haveDocuments)(`real documents (${whyNot})`, async () => {
  const uri = await mkdtemp(join(tmpdir(), "operations-"));
  const embedder = await createEmbedder("use");
  afterAll(async () => {
    await embedder[Symbol.asyncDispose]();
    await rm(uri, { recursive: true, force: true });
  });

  const documents = new Map<string, ReturnType<typeof loadDocument>>();

  async function choose(name: string, intent: string): Promise<string> {
    const loading = documents.get(name) ?? loadDocument(referenceDocument(name));
    documents.set(name, loading);
    const { document, digest } = await loading;
    await using index = await openSkillIndex({
      uri,
      embedder,
      table: `ops_${digest.slice(7, 15)}`,
    });
    const choice = await chooseOperation(intent, document, index);
    return choice.status === "chosen" ? operationKey(choice.operation) : choice.reason;
  }

  it.each(intents)("%s: %j asks for %s", async (name, intent, expected) => {
    expect(await choose(name, intent)).toBe(expected);
  });

  it("takes an operation that is named outright", async () => {
    expect(await choose("sendgrid.json", "GET /stats, please")).toBe("GET /stats");
  });

  it("lists operations when the intent is about something else", async () => {
    expect(await choose("petstore-expanded.json", "translate a novel into Finnish")).toMatch(
      /^no operation fits the intent; name one of these in it: (?:GET|POST|DELETE) \/pets/,
    );
  });
});
