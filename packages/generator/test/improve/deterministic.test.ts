import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { proposalOf } from "../llm/open-llm-pipeline.ts";
import { shop } from "../openapi/openapi-skill.ts";
import { openWithoutModel } from "../pipeline/open-without-model.ts";

it("fills a template again from a new wish, keeping id and name", async () => {
  await using pipeline = await openWithoutModel("unit-conversion");
  const { generator, store } = pipeline;
  const first = proposalOf(await generator.generate("convert miles to kilometers"));
  await generator.install(first);
  const proposal = proposalOf(
    await generator.improve(first.skillId, "convert pounds to kilograms\n\nComplaints: email me"),
  );
  expect(proposal).toMatchObject({
    skillId: first.skillId,
    name: first.name,
    version: "0.2.0",
    author: "template",
    upgrade: { fromVersion: "0.1.0", addedPermissions: [] },
  });
  expect(proposal.description).toContain("pounds");
  expect(proposal.diff).toMatch(/^\+.*pound/m);
  await generator.install(proposal);
  expect(store.get(first.skillId)).toMatchObject({ version: "0.2.0", state: "active" });
});

it("declines what its template cannot do, says what would help, and changes nothing", async () => {
  await using pipeline = await openWithoutModel("unit-conversion");
  const { generator, store } = pipeline;
  const { skillId } = proposalOf(await generator.generate("convert miles to kilometers"));
  await generator.install(generator.proposals()[0]?.digest ?? "");
  for (const [change, reason] of [
    [
      "write the result as a poem",
      /does not fit: .*; without a model in \[llm\] say the whole wish/,
    ],
    // Taken as a whole wish, this would make a converter of yards of it.
    ["also convert yards", /only what should be different; .* say the whole wish/],
    ["make it round to two places", /only what should be different/],
    ["update", /the skill is what unit-conversion gives already/],
  ] as const) {
    const outcome = await generator.improve(skillId, change);
    expect(outcome).toMatchObject({ status: "failed", reason: expect.stringMatching(reason) });
  }
  expect(generator.proposals()).toEqual([]);
  expect(store.get(skillId)?.version).toBe("0.1.0");
});

it("replaces a scaffold once a template fits", async () => {
  await using pipeline = await openWithoutModel("smtp-email");
  const { generator, store } = pipeline;
  const scaffold = proposalOf(
    await generator.generate("email the weather", { author: "scaffold" }),
  );
  await generator.install(scaffold);
  const proposal = proposalOf(await generator.improve(scaffold.skillId, "send an email"));
  expect(proposal).toMatchObject({ skillId: scaffold.skillId, author: "template", complete: true });
  await generator.install(proposal);
  expect(store.get(scaffold.skillId)).toMatchObject({ author: "template", state: "active" });
});

it("takes operations from a newer document, and those that the change names", async () => {
  await using pipeline = await openWithoutModel("unit-conversion");
  const { generator } = pipeline;
  const first = proposalOf(
    await generator.generate("create an order in the shop", { openapi: shop }),
  );
  await generator.install(first);
  const newer = join(pipeline.root, "newer.yaml");
  const text = await readFile(shop, "utf8");
  await writeFile(newer, text.replace("required: [item, count]", "required: [item]"));

  const same = await generator.improve(first.skillId, "update", { openapi: shop });
  expect(same).toMatchObject({ status: "failed", reason: expect.stringContaining("same skill") });

  const change = "follow the new document, and GET /orders too";
  const proposal = proposalOf(await generator.improve(first.skillId, change, { openapi: newer }));
  expect(proposal).toMatchObject({ skillId: first.skillId, version: "0.2.0", author: "openapi" });
  expect(proposal.actions.map(({ name }) => name)).toEqual([
    "create-order",
    "preview-create-order",
    "list-orders",
    "preview-list-orders",
  ]);
  expect(proposal.diff).toContain("operations.json");
  // The preview of a single operation had another name: its old tests say so.
  expect(proposal.findings.map(({ code }) => code)).toContain("old-test-failed");
});

it("declines a document that has lost an operation, and asks for one when none is given", async () => {
  await using pipeline = await openWithoutModel("unit-conversion");
  const { generator } = pipeline;
  const first = proposalOf(
    await generator.generate("create an order in the shop", { openapi: shop }),
  );
  await generator.install(first);
  const newer = join(pipeline.root, "newer.yaml");
  const text = await readFile(shop, "utf8");
  await writeFile(newer, text.replaceAll("  /orders:", "  /purchases:"));
  expect(await generator.improve(first.skillId, "update", { openapi: newer })).toMatchObject({
    status: "failed",
    reason: expect.stringContaining("has no POST /orders"),
  });
  expect(await generator.improve(first.skillId, "update")).toMatchObject({
    status: "failed",
    reason: expect.stringContaining("--openapi"),
  });
});

it("compiles a changed description into a new version", async () => {
  await using pipeline = await openWithoutModel("unit-conversion");
  const { generator } = pipeline;
  const teach = (answer: string) => `When I say \`good morning\`, answer \`${answer}\``;
  const first = proposalOf(await generator.generate(teach("hello")));
  expect(first.author).toBe("compiler");
  await generator.install(first);
  const proposal = proposalOf(await generator.improve(first.skillId, teach("good day")));
  expect(proposal).toMatchObject({ skillId: first.skillId, name: first.name, version: "1.1.0" });
  expect(await generator.improve(first.skillId, "be friendlier")).toMatchObject({
    status: "failed",
    reason: expect.stringContaining("give the whole description"),
  });
});
