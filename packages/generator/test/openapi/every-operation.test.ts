import { describe, expect, it } from "vitest";
import { buildPackage } from "../../src/authors/openapi/build-package.ts";
import { loadDocument } from "../../src/authors/openapi/load-document.ts";
import { listOperations } from "../../src/authors/openapi/openapi-document.ts";
import { operationKey, rankOperations } from "../../src/authors/openapi/rank-operations.ts";
import { haveDocuments, intents, referenceDocument, whyNot } from "./reference-documents.ts";

const long = process.env["SKILLWRIGHT_TEST_LONG"] === "1";
const names = [...new Set(intents.map(([name]) => name))];
const reason = `${whyNot} and SKILLWRIGHT_TEST_LONG=1`;

describe.skipIf(!haveDocuments || !long)(`every operation of real documents (${reason})`, () => {
  it.each(names)("%s: becomes a package with a valid manifest", async (name) => {
    const source = referenceDocument(name);
    const { document, digest } = await loadDocument(source);
    const identity = { intent: "x", id: "my-skill", name: "My Skill", document, digest, source };
    const operations = listOperations(document);
    expect(operations).not.toEqual([]);
    for (const operation of operations) {
      const { manifest } = buildPackage({ ...identity, operations: [operation] });
      expect(manifest.actions, operationKey(operation)).toHaveLength(2);
    }
  });

  it.each([
    ["sendgrid.json", 0.85],
    ["resend.yaml", 0.95],
  ])("%s: is found by its own summary, at least %d of them", async (name, least) => {
    const { document } = await loadDocument(referenceDocument(name));
    const operations = listOperations(document).filter(({ summary }) => summary !== "");
    const found = operations.filter((operation) => {
      const [best] = rankOperations(operation.summary, document, operations, new Map());
      return best !== undefined && operationKey(best.operation) === operationKey(operation);
    });
    expect(found.length / operations.length).toBeGreaterThanOrEqual(least);
  });
});
