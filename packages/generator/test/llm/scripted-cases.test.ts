import { readdir } from "node:fs/promises";
import { parseManifest } from "@skillwright/core";
import { expect, it } from "vitest";
import type { ModelRequest } from "./model-server.ts";
import { failureCodes, key, openLlmPipeline, proposalOf } from "./open-llm-pipeline.ts";
import { intent, manifestText, scriptText, skillId, writeSkill } from "./reverse-skill.ts";

const wrong = scriptText('str(fields["text"])');

/** The last message of a request. */
function lastSaid(request: ModelRequest | undefined): string {
  return String(request?.messages.at(-1)?.content);
}

it("proposes a skill that is right at once, with what it cost and where it comes from", async () => {
  await using pipeline = await openLlmPipeline({
    author: [
      { calls: writeSkill() },
      { calls: [{ name: "run_skill", arguments: { action: "reverse", input: { text: "xyz" } } }] },
    ],
    tester: {
      say: '```json\n[{"action":"reverse","input":{"text":"hello"},"expect":{"text":"olleh"}}]\n```',
    },
  });
  const proposal = proposalOf(await pipeline.generate());
  expect(proposal).toMatchObject({
    author: "llm",
    complete: true,
    report: { model: "scripted", turns: 4, inputTokens: 4000, outputTokens: 400, costUsd: 0.008 },
    tests: [
      { input: { text: "abc" }, outcome: { status: "passed" } },
      { input: { text: "hello" }, outcome: { status: "passed" } },
    ],
  });
  const { provenance } = parseManifest(proposal.manifestToml);
  expect(provenance).toMatchObject({ author: "llm", intent, model: "scripted" });
  expect(provenance?.promptVersion).toMatch(/^v2-[0-9a-f]{8}$/);
  expect(pipeline.server.requests.at(2)?.text).toContain("zyx");
  const installed = await pipeline.generator.install(proposal);
  expect(installed).toMatchObject({ status: "installed", example: { result: { text: "cba" } } });
});

it("tells the model what is wrong with its manifest, and proposes the right one", async () => {
  await using pipeline = await openLlmPipeline({
    author: [
      { calls: writeSkill(scriptText(), "id = [") },
      { say: "Done." },
      { calls: writeSkill() },
    ],
  });
  proposalOf(await pipeline.generate());
  expect(pipeline.server.requests.at(-2)?.text).toContain("toml-invalid");
});

it("has a failing test repaired in the third round", async () => {
  const done = { say: "Done." };
  const script = [wrong, scriptText('"?"'), scriptText()].map((text) => ({
    calls: writeSkill(text),
  }));
  await using pipeline = await openLlmPipeline({ author: script.flatMap((turn) => [turn, done]) });
  const proposal = proposalOf(await pipeline.generate());
  expect(proposal.tests).toMatchObject([{ outcome: { status: "passed" } }]);
  expect(proposal.report?.turns).toBe(7);
  expect(lastSaid(pipeline.server.requests[3])).toContain("test-failed");
});

it("holds the skill to tests that its author has not seen", async () => {
  await using pipeline = await openLlmPipeline({
    author: [{ calls: writeSkill(scriptText('"cba"')) }, { say: "Done." }, { calls: writeSkill() }],
    tester: { say: '[{"action":"reverse","input":{"text":"hello"},"expect":{"text":"olleh"}}]' },
  });
  const proposal = proposalOf(await pipeline.generate());
  expect(proposal.tests).toHaveLength(2);
  expect(lastSaid(pipeline.server.requests[3])).toContain("olleh");
});

it("asks no tester when the caller brings tests", async () => {
  await using pipeline = await openLlmPipeline({
    author: [{ calls: writeSkill() }],
    tester: { status: 500 },
  });
  const tests = [{ action: "reverse", input: { text: "no" }, expect: { text: "on" }, needs: [] }];
  const proposal = proposalOf(await pipeline.generate({ tests }));
  expect(proposal.tests).toMatchObject([{ input: { text: "abc" } }, { input: { text: "no" } }]);
});

it("fails with every finding when it is never repaired, and keeps what was written", async () => {
  const never = [{ calls: writeSkill(wrong) }, { say: "Done." }];
  await using pipeline = await openLlmPipeline(
    { author: [...never, ...never, ...never, ...never] },
    { maxTurns: 20 },
  );
  const outcome = await pipeline.generate();
  expect(failureCodes(outcome)).toEqual(["test-failed"]);
  if (outcome.status !== "failed") throw new Error(outcome.status);
  expect(outcome.report?.turns).toBe(9);
  const files = await pipeline.generator.stagedFiles(outcome.attemptId);
  expect(files.map(({ path }) => path)).toEqual(["manifest.toml", "skill.py"]);
  expect(pipeline.generator.proposals()).toEqual([]);
  expect(pipeline.store.list()).toEqual([]);
});

it("stops a model that only ever calls tools after eight turns", async () => {
  await using pipeline = await openLlmPipeline({
    author: () => ({ calls: [{ name: "search_skills", arguments: { query: "x" } }] }),
  });
  const outcome = await pipeline.generate();
  expect(outcome).toMatchObject({
    status: "failed",
    reason: "the model has used its 8 turns",
    report: { turns: 8 },
  });
  expect(pipeline.server.requests).toHaveLength(8);
  expect(await readdir(pipeline.stagingDirectory)).toEqual([]);
});

it("stops when the tokens are used up", async () => {
  await using pipeline = await openLlmPipeline(
    { author: () => ({ calls: [{ name: "search_skills", arguments: { query: "x" } }] }) },
    { maxTokens: 2_000 },
  );
  expect(await pipeline.generate()).toMatchObject({
    status: "failed",
    reason: "the model has used 2200 of 2000 tokens",
  });
});

it("waits as long as a 429 asks, tells it, and goes on", async () => {
  await using pipeline = await openLlmPipeline({
    author: [
      { status: 429, headers: { "retry-after": "1" } },
      { status: 503, headers: { "retry-after-ms": "10" } },
      { calls: writeSkill() },
    ],
  });
  const messages: (string | undefined)[] = [];
  const started = performance.now();
  const proposal = proposalOf(
    await pipeline.generate({ onProgress: ({ message }) => messages.push(message) }),
  );
  expect(performance.now() - started).toBeGreaterThan(1_000);
  expect(messages).toContain("the provider answered 429; trying again in 1 s");
  expect(proposal.report?.turns).toBe(3);
});

it("gives up at once when the wait would be longer than allowed", async () => {
  await using pipeline = await openLlmPipeline({
    author: () => ({ status: 429, headers: { "retry-after": "3600" } }),
  });
  await expect(pipeline.generate()).rejects.toMatchObject({ code: "author-failed" });
  expect(pipeline.server.requests).toHaveLength(1);
  expect(await readdir(pipeline.stagingDirectory)).toEqual([]);
});

it("goes on after a disconnect in the middle of an answer", async () => {
  await using pipeline = await openLlmPipeline({
    author: [{ calls: writeSkill(), disconnect: true }, { calls: writeSkill() }],
  });
  proposalOf(await pipeline.generate());
});

it("fails cleanly when every answer breaks off", async () => {
  await using pipeline = await openLlmPipeline({
    author: () => ({ calls: writeSkill(), disconnect: true }),
  });
  await expect(pipeline.generate()).rejects.toMatchObject({ code: "author-failed" });
  expect(pipeline.server.requests).toHaveLength(3);
  expect(await readdir(pipeline.stagingDirectory)).toEqual([]);
});

it.each([
  [
    "tool arguments that are no JSON",
    { name: "write_skill_file", arguments: '{"path": "skill.py", "te' },
  ],
  [
    "arguments of the wrong types",
    { name: "write_skill_file", arguments: { path: 7, text: null } },
  ],
  ["a tool that does not exist", { name: "run_shell", arguments: { command: "id" } }],
])("tells the model about %s, and goes on", async (_, call) => {
  await using pipeline = await openLlmPipeline({
    author: [{ calls: [call] }, { calls: writeSkill() }],
  });
  proposalOf(await pipeline.generate());
  const tools = pipeline.server.requests[1]?.messages.filter(({ role }) => role === "tool");
  expect(JSON.stringify(tools)).toMatch(/Invalid input|unavailable tool|JSON/);
});

it.each([
  [
    "in a tool call",
    { calls: [{ name: "write_skill_file", arguments: '{"path": "skill.py", "te' }] },
  ],
  ["in its text", { say: "First I thi" }],
])("goes on after an answer that was cut off for its length %s", async (_, turn) => {
  await using pipeline = await openLlmPipeline({
    author: [{ ...turn, finish: "length" }, { calls: writeSkill() }],
  });
  proposalOf(await pipeline.generate());
  expect(lastSaid(pipeline.server.requests[1])).toMatch(/cut off|JSON parsing failed/);
});

it("ends with the caller's reason when it is cancelled, and leaves nothing", async () => {
  await using pipeline = await openLlmPipeline({ author: () => "never answer" });
  const abort = new AbortController();
  const reason = new Error("enough");
  const generating = pipeline.generate({
    signal: abort.signal,
    onProgress: ({ phase }) => {
      if (phase === "authoring") setTimeout(() => abort.abort(reason), 200);
    },
  });
  await expect(generating).rejects.toThrow("enough");
  expect(await readdir(pipeline.stagingDirectory)).toEqual([]);
});

it("fails when its time is over, and says so", async () => {
  await using pipeline = await openLlmPipeline(
    { author: () => "never answer" },
    {},
    { timeoutMs: 1_000 },
  );
  expect(await pipeline.generate({ force: true })).toMatchObject({
    status: "failed",
    reason: "it was not done within 1 s",
  });
});

it("declines without a key, naming the variable that it looked for", async () => {
  await using pipeline = await openLlmPipeline(
    { author: [] },
    { provider: "anthropic", lookUpKey: () => undefined },
  );
  expect(await pipeline.generate()).toMatchObject({
    status: "failed",
    reason: expect.stringContaining("ANTHROPIC_API_KEY"),
  });
});

it("says what the provider answered, and shows the key to nobody", async () => {
  const body = { error: { message: `Incorrect API key provided: ${key}` } };
  await using pipeline = await openLlmPipeline({ author: () => ({ status: 401, body }) });
  const error: unknown = await pipeline.generate().catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    code: "author-failed",
    message: expect.stringContaining("[redacted]"),
  });
  expect(error).not.toHaveProperty("cause");
  expect(pipeline.server.requests[0]?.headers.authorization).toBe(`Bearer ${key}`);
  expect(pipeline.server.requests[0]?.text).not.toContain(key);
  expect(
    JSON.stringify(pipeline.store.database.all("select * from generation_attempts")),
  ).not.toContain(key);
});

it("keeps the identity that was asked for, whatever the model writes", async () => {
  await using pipeline = await openLlmPipeline({
    author: [{ calls: writeSkill(scriptText(), manifestText({ id: "other" })) }],
  });
  expect(failureCodes(await pipeline.generate())).toContain("id-changed");
  expect(pipeline.generator.attempt(skillId)).toBeUndefined();
});
