import { describe, expect, it } from "vitest";
import { sampleInput } from "../../src/authors/openapi/sample-input.ts";
import { startMockService } from "./mock-service.ts";
import { startOpenApiSkill } from "./openapi-skill.ts";
import { haveDocuments, intents, referenceDocument, whyNot } from "./reference-documents.ts";

/** A few of each document in the ordinary run; all of the table when there is time. */
const long = process.env["SKILLWRIGHT_TEST_LONG"] === "1";
const few = new Set([
  "POST /mail/send",
  "GET /templates",
  "POST /channels/{channel_id}/messages",
  "POST /emails",
  "POST /pets",
  "GET /",
  "PUT /board/{row}/{column}",
]);
const cases = intents.filter(([, , key]) => long || few.has(key));

describe.skipIf(!haveDocuments)(`real documents (${whyNot})`, () => {
  it.each(cases)("%s: the skill for %j sends what %s accepts", async (name, _intent, key) => {
    const source = referenceDocument(name);
    const [, path = ""] = key.split(" ");
    await using service = await startMockService(source, path);
    await using skill = await startOpenApiSkill(source, key, service.url);
    const [action] = skill.manifest.actions;
    const input = action && sampleInput(action.input);
    expect(input).toBeDefined();
    const outcome = await skill.process.invoke({ ...input, action: action?.name ?? "" });
    expect(outcome, JSON.stringify({ input, outcome })).toMatchObject({
      status: "ok",
      result: { http_status: 200, body: { done: true } },
    });
    expect(service.requests).toHaveLength(1);
  });

  it("sends the request of each action of a skill for several operations", async () => {
    const source = referenceDocument("petstore-expanded.json");
    await using service = await startMockService(source, "/pets");
    await using skill = await startOpenApiSkill(source, ["POST /pets", "GET /pets"], service.url);
    const calls = skill.manifest.actions.filter(({ name }) => !name.startsWith("preview-"));
    for (const { name, input } of calls) {
      const outcome = await skill.process.invoke({ ...sampleInput(input), action: name });
      expect(outcome).toMatchObject({ status: "ok", result: { body: { done: true } } });
    }
    expect(service.requests.map(({ method }) => method)).toEqual(["POST", "GET"]);
  });
});
