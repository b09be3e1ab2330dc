import { readFileSync } from "node:fs";
import { type Embedder, openSkillIndex, rawCalibration } from "@skillwright/discovery";
import { createOpenApiAuthor, createScaffoldAuthor } from "@skillwright/generator";
import { expect, it } from "vitest";
import { scriptFile } from "../../src/authors/openapi/build-package.ts";
import { openPipeline } from "../pipeline/open-pipeline.ts";
import { shop } from "./openapi-skill.ts";

/** All texts alike: the words of the operations alone decide. */
const embedder: Embedder = {
  id: "test-constant@1",
  dimensions: 2,
  calibration: rawCalibration("test-constant@1"),
  embed: async (texts) => texts.map(() => new Float32Array([1, 0])),
  [Symbol.asyncDispose]: async () => {},
};

async function openOpenApiPipeline() {
  let root = "";
  const openIndex = (table: string) => openSkillIndex({ uri: `${root}/index`, embedder, table });
  const pipeline = await openPipeline([createOpenApiAuthor({ openIndex }), createScaffoldAuthor()]);
  root = pipeline.root;
  return pipeline;
}

it("proposes the operation as a skill that passed its tests, and installs it as code that we ship", async () => {
  await using pipeline = await openOpenApiPipeline();
  const { generator, store } = pipeline;
  const outcome = await generator.generate("create an order in the shop", { openapi: shop });
  if (outcome.status !== "proposed") throw new Error(JSON.stringify(outcome));
  expect(outcome.proposal).toMatchObject({
    author: "openapi",
    complete: true,
    scriptSource: readFileSync(scriptFile, "utf8"),
    files: [{ path: "manifest.toml" }, { path: "operations.json" }, { path: "skill.py" }],
    permissions: { network: ["eu.shop.example.com"] },
    credentials: [{ envVar: "EXAMPLE_API_KEY", required: true }],
    findings: [],
    tests: [
      { input: {}, outcome: { status: "passed", error: "invalid-input" } },
      {
        outcome: {
          status: "passed",
          result: { method: "POST", url: "https://eu.shop.example.com/v2/orders" },
        },
      },
    ],
  });
  await generator.install(outcome.proposal);
  expect(store.get(outcome.proposal.skillId)).toMatchObject({ state: "active", shipped: true });
  expect(store.get(outcome.proposal.skillId)?.manifest.provenance?.sourceDigest).toMatch(
    /^sha256:/,
  );
});

it("makes one skill of several operations, each with an action, a preview and tests", async () => {
  await using pipeline = await openOpenApiPipeline();
  const intent = "create an order in the shop, list the orders and delete an order";
  const outcome = await pipeline.generator.generate(intent, { openapi: shop });
  if (outcome.status !== "proposed") throw new Error(JSON.stringify(outcome));
  const { actions, credentials, findings, tests } = outcome.proposal;
  expect(actions.map(({ name }) => name)).toEqual([
    "create-order",
    "preview-create-order",
    "list-orders",
    "preview-list-orders",
    "delete-order",
    "preview-delete-order",
  ]);
  // Two operations want a token and one a password: the skill declares what any of them needs.
  expect(credentials.map(({ envVar }) => envVar).sort()).toEqual([
    "EXAMPLE_API_KEY",
    "EXAMPLE_PASSWORD",
    "EXAMPLE_USER",
  ]);
  expect(findings).toEqual([]);
  expect(tests.filter(({ outcome: { status } }) => status === "passed")).toHaveLength(5);
  const { example } = await pipeline.generator.install(outcome.proposal);
  expect(example?.action).toBe("preview-create-order");
});

it("lists the operations instead of guessing, and does not fall back to another author", async () => {
  await using pipeline = await openOpenApiPipeline();
  const outcome = await pipeline.generator.generate("knit a scarf", { openapi: shop });
  expect(outcome).toMatchObject({
    status: "failed",
    reason: expect.stringContaining("GET /orders"),
  });
});

it("leaves intents without a document to the others", async () => {
  await using pipeline = await openOpenApiPipeline();
  const outcome = await pipeline.generator.generate("knit a scarf");
  expect(outcome).toMatchObject({ status: "proposed", proposal: { author: "scaffold" } });
});
