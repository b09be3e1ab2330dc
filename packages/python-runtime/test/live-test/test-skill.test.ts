import { createServer } from "node:http";
import { describe, expect, it } from "vitest";
import { type TestSkillOptions, testSkill } from "../../src/index.ts";
import { systemPython } from "../support/environment.ts";
import { fixture } from "../support/fixture.ts";

async function test(name: string, options: Partial<TestSkillOptions> = {}) {
  const environment = await systemPython();
  return testSkill(await fixture(name), { environment, handshakeTimeoutMs: 60_000, ...options });
}

/** A local server that stands in for a service. */
async function standIn(): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer((_, response) => response.end("{}"));
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await promise;
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const close = async () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}/`, [Symbol.asyncDispose]: close };
}

it("passes a well-behaved skill, without its credential and its network", async () => {
  const steps: string[] = [];
  const report = await test("well-behaved", { onProgress: (step) => steps.push(step) });
  expect(report).toMatchObject({
    passed: true,
    diagnostics: [],
    handshake: { name: "well-behaved" },
  });
  expect(report.tests).toMatchObject([
    { action: "echo", status: "passed", result: { text: "hello" } },
    { action: "fail", status: "passed", error: "no-such-thing" },
    { action: "fetch", status: "skipped", error: "service-error", message: "it needs network" },
  ]);
  expect(steps).toEqual([
    "handshake",
    "health",
    "test echo",
    "test fail",
    "test fetch",
    "odd requests",
  ]);
});

it("runs a test that needs the network when it is said to be there", async () => {
  const report = await test("well-behaved", { needs: ["network"] });
  expect(report.passed).toBe(false);
  expect(report.tests[2]).toMatchObject({
    status: "failed",
    message: "expected a result, got the error service-error: the network is away",
  });
});

it.each([
  ["wrong-name", "skill-handshake-failed"],
  ["exits-at-once", "skill-crashed"],
  ["crashes-on-invoke", "skill-untested-action"],
  ["says-it-is-failing", "skill-unhealthy"],
])("fails %s", async (name, code) => {
  const report = await test(name);
  expect(report.passed).toBe(false);
  expect(report.diagnostics).toContainEqual(expect.objectContaining({ code, severity: "error" }));
});

it("fails a skill that does not answer in time", async () => {
  const report = await test("never-answers", { handshakeTimeoutMs: 300 });
  expect(report).toMatchObject({ passed: false, diagnostics: [{ code: "skill-timeout" }] });
});

it("warns about wrong answers to odd requests", async () => {
  const { passed, diagnostics } = await test("sloppy-about-json-rpc");
  expect(passed).toBe(true);
  expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    "warning skill-malformed-json",
    "warning skill-unknown-method",
    "warning skill-batch",
    "warning skill-notification",
  ]);
});

describe("the network in validation mode", () => {
  it("is denied, and crashing because of that fails the skill", async () => {
    const report = await test("crashes-without-network");
    expect(report).toMatchObject({
      passed: false,
      tests: [{ status: "failed", error: "skill-crashed" }],
    });
  });

  it("goes to a local stand-in that a setting names", async () => {
    await using server = await standIn();
    const options = { settings: { base_url: server.url }, needs: ["network"] as const };
    const report = await test("crashes-without-network", options);
    expect(report).toMatchObject({ tests: [{ status: "passed", result: { reached: true } }] });
  });
});
