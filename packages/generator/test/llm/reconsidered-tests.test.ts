import { expect, it } from "vitest";
import type { ModelRequest, Turn } from "./model-server.ts";
import { failureCodes, openLlmPipeline, proposalOf } from "./open-llm-pipeline.ts";
import { manifestText, scriptText, skillId, writeSkill } from "./reverse-skill.ts";

const done = { say: "Done." };
/** The tester cannot spell: the skill is right and this test wrong. */
const wrongTest =
  '[{"action":"reverse","input":{"text":"hello"},"expect":{"text":"oleh"}},' +
  '{"action":"reverse","input":{"text":"xy"},"expect":{"text":"yx"}}]';
const correction: Turn = {
  say: '[{"expect":{"text":"olleh"},"because":"hello has two l"}]',
};
const right: Turn[] = [{ calls: writeSkill() }, done];

/** The requests in which tests are reconsidered. */
function reviews(requests: readonly ModelRequest[]): ModelRequest[] {
  return requests.filter(({ messages }) =>
    String(messages[0]?.content).startsWith("You reconsider acceptance tests"),
  );
}

it("has a test that failed in two rounds corrected, once, and says so in the proposal", async () => {
  await using pipeline = await openLlmPipeline({
    author: [...right, done],
    tester: { say: wrongTest },
    reviewer: correction,
  });
  const proposal = proposalOf(await pipeline.generate());
  expect(proposal.tests).toMatchObject([
    { input: { text: "abc" }, outcome: { status: "passed" } },
    { input: { text: "hello" }, expect: { text: "olleh" }, outcome: { status: "passed" } },
    { input: { text: "xy" }, outcome: { status: "passed" } },
  ]);
  expect(proposal.findings).toMatchObject([
    { code: "test-revised", severity: "warning", message: expect.stringContaining("two l") },
  ]);
  // Two turns to write, the tester, one to mend in vain, and the review: then nobody else is asked.
  expect(proposal.report?.turns).toBe(5);
  const [review, ...others] = reviews(pipeline.server.requests);
  expect(others).toEqual([]);
  const shown = JSON.parse(String(review?.messages.at(-1)?.content));
  expect(shown.tests).toMatchObject([
    {
      action: { name: "reverse" },
      test: { input: { text: "hello" }, expect: { text: "oleh" } },
      outcome: expect.stringContaining('got {"text":"olleh"}'),
    },
  ]);
  expect(review?.text).not.toContain("def reverse");
});

it.each<[string, Turn]>([
  ["is kept", { say: '[{"keep":true}]' }],
  ["is answered with anything else", { say: "The skill says it is right, so it is." }],
  ["would expect a result and an error at once", { say: '[{"expect":1,"expect_error":"x"}]' }],
])("fails with the test when it %s", async (_, reviewer) => {
  await using pipeline = await openLlmPipeline(
    { author: right, tester: { say: wrongTest }, reviewer },
    { maxTurns: 20 },
  );
  const outcome = await pipeline.generate();
  expect(failureCodes(outcome)).toEqual(["test-failed"]);
  expect(reviews(pipeline.server.requests)).toHaveLength(1);
  expect(pipeline.generator.proposals()).toEqual([]);
});

it("does not doubt a test before its second failure, nor while the skill has other faults", async () => {
  const wrong = scriptText('"?"', "import socket");
  await using pipeline = await openLlmPipeline(
    { author: [{ calls: writeSkill(wrong) }, done, ...right], tester: { say: wrongTest } },
    { maxTurns: 5 },
  );
  expect(failureCodes(await pipeline.generate())).toEqual(["test-failed"]);
  expect(reviews(pipeline.server.requests)).toEqual([]);
});

it("never changes a test that the person brought", async () => {
  const tests = [{ action: "reverse", input: { text: "hello" }, expect: "x", needs: [] }];
  await using pipeline = await openLlmPipeline(
    { author: right, reviewer: correction },
    { maxTurns: 20 },
  );
  expect(failureCodes(await pipeline.generate({ tests }))).toEqual(["test-failed"]);
  expect(reviews(pipeline.server.requests)).toEqual([]);
});

it("never changes a test of the version that is improved", async () => {
  const upper = scriptText('str(fields["text"])[::-1].upper()');
  const raised = manifestText({ version: "0.2.0" });
  await using pipeline = await openLlmPipeline(
    {
      author: [...right, { calls: writeSkill(upper, raised) }, done],
      tester: { say: '[{"action":"reverse","input":{"text":"abc"},"expect":{"text":"cba"}}]' },
      reviewer: { say: '[{"expect":{"text":"CBA"},"because":"louder"}]' },
    },
    { maxTurns: 20 },
  );
  await pipeline.generator.install(proposalOf(await pipeline.generate()));
  const outcome = await pipeline.generator.improve(skillId, "make it louder");
  expect(failureCodes(outcome)).toEqual(["test-failed"]);
  expect(reviews(pipeline.server.requests)).toEqual([]);
});
