import { createHostServer } from "@skillwright/host";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { installGreets } from "./support/installed-skills.ts";
import { mcpClients, type PersonsAnswer } from "./support/mcp-clients.ts";
import { openMcpSession } from "./support/mcp-session.ts";
import { openTemporaryWorkspace, type TemporaryWorkspace } from "./support/temporary-workspace.ts";

const intent = "convert temperatures from Celsius to Fahrenheit";
const accept: PersonsAnswer = { action: "accept", content: { approve: true } };

let temporary: TemporaryWorkspace;
beforeAll(async () => {
  temporary = await openTemporaryWorkspace();
});
beforeEach(() => {
  for (const { id } of temporary.workspace.store.list()) temporary.workspace.store.remove(id);
});
afterAll(() => temporary[Symbol.asyncDispose]());

describe.each(mcpClients)("a client of %s", (_name, connect) => {
  it("lists every action of an active skill with its schema and annotations", async () => {
    const { workspace } = temporary;
    await installGreets(workspace, ["greets", "greets-too"]);
    workspace.store.disable("greets-too");
    await using session = openMcpSession(workspace);
    await using client = await connect(session.transport);
    const tools = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      "search_skills",
      "call_skill",
      "generate_skill",
      "write_skill_file",
      "validate_manifest",
      "validate_script",
      "propose_skill",
      "greets--greet",
      "greets--fail",
      "greets--crash",
      "greets--wait",
      "greets--leak",
    ]);
    expect(tools.find(({ name }) => name === "greets--greet")).toMatchObject({
      title: "Greets: greet",
      description: "Greets somebody by name.",
      inputSchema: {
        type: "object",
        required: ["name"],
        properties: { name: { type: "string" } },
      },
      annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
    });
    expect(tools.find(({ name }) => name === "greets--fail")).toMatchObject({
      annotations: { readOnlyHint: false, destructiveHint: true },
    });
    expect(session.errors).toEqual([]);
  });

  it("calls a skill and gets its result as text and as structure", async () => {
    await installGreets(temporary.workspace);
    await using session = openMcpSession(temporary.workspace);
    await using client = await connect(session.transport);
    expect(await client.callTool("greets--greet", { name: "Ada" })).toEqual({
      isError: false,
      text: '{"greeting":"Hello, Ada!"}',
      structured: { greeting: "Hello, Ada!" },
    });
  });

  it.each([
    ["greets--fail", {}, "out-of-greetings: no greeting left in …/data/greets/greetings.txt"],
    ["greets--crash", { now: true }, "skill-crashed: greets exited with code 3"],
    ["greets--greet", { name: 7 }, "input-invalid: "],
    ["call_skill", { skill_id: "no-such-skill" }, "skill-not-found: "],
    ["search_skills", { limit: 5 }, "payload-invalid: "],
  ])("is told what went wrong in %s, without a path", async (name, input, expected) => {
    await installGreets(temporary.workspace);
    await using session = openMcpSession(temporary.workspace);
    await using client = await connect(session.transport);
    const { isError, text } = await client.callTool(name, input);
    expect({ isError, text }).toEqual({ isError: true, text: expect.stringContaining(expected) });
    expect(text).not.toContain(temporary.directory);
    expect(text).not.toMatch(/\/(?:tmp|home|root|usr)\//);
  });

  it("never sees a stored secret or the data directory, even when the skill tells them", async () => {
    const { workspace } = temporary;
    await installGreets(workspace);
    const { manifest } = workspace.store.list()[0] ?? {};
    if (manifest === undefined) throw new Error("nothing is installed");
    await workspace.credentials.collect(manifest, { token: "s3cret-value" });
    await using session = openMcpSession(workspace);
    await using client = await connect(session.transport);
    const { text, structured } = await client.callTool("greets--leak", {});
    expect(structured).toEqual({
      text: "the token is [redacted]",
      "[redacted]": ["[redacted]"],
      directory: "…/data/greets",
    });
    expect(text).not.toContain("s3cret-value");
    expect(text).not.toContain(temporary.directory);
  });

  it("is refused a tool that there is not", async () => {
    await using session = openMcpSession(temporary.workspace);
    await using client = await connect(session.transport);
    await expect(client.callTool("approve_skill", {})).rejects.toMatchObject({ code: -32602 });
  });

  it("generates, has a person approve, and calls what was installed", async () => {
    const { workspace } = temporary;
    await using session = openMcpSession(workspace);
    const asked: string[] = [];
    const changed = Promise.withResolvers<void>();
    await using client = await connect(session.transport, {
      person(message) {
        asked.push(message);
        expect(workspace.store.list()).toEqual([]);
        return accept;
      },
      onToolsChanged: () => changed.resolve(),
    });
    const { isError, text, structured } = await client.callTool("generate_skill", { intent });
    expect(isError, text).toBe(false);
    expect(structured).toMatchObject({ status: "installed", skill_id: expect.any(String) });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatch(/^Install the skill .*\n.*\nAsked for: convert temperatures/);
    expect(asked[0]).toContain("Written by: template");
    await changed.promise;
    const { skill_id } = structured;
    const tool = (await client.listTools()).find(({ name }) => name.startsWith(skill_id));
    const input = { value: 100, from: "celsius", to: "fahrenheit" };
    const answer = await client.callTool(String(tool?.name), input);
    expect(answer.structured).toMatchObject({ value: 212 });
  });

  it.each([
    ["declines", { action: "decline" }, "rejected", 0],
    ["says no", { action: "accept", content: { approve: false } }, "rejected", 0],
    ["looks away", { action: "cancel" }, "proposed", 1],
  ] as const)("installs nothing when the person %s", async (_what, answer, status, waiting) => {
    const { workspace } = temporary;
    await using session = openMcpSession(workspace);
    await using client = await connect(session.transport, { person: () => answer });
    const { structured } = await client.callTool("generate_skill", { intent });
    expect(structured).toMatchObject({ status });
    expect(workspace.store.list()).toEqual([]);
    const proposals = (await workspace.generator()).proposals();
    expect(proposals).toHaveLength(waiting);
    for (const { digest } of proposals) await (await workspace.generator()).reject(digest);
  });

  it("is told how a person approves when it cannot ask one, and no finding's text", async () => {
    const { workspace } = temporary;
    await using session = openMcpSession(workspace);
    await using client = await connect(session.transport);
    const { structured } = await client.callTool("generate_skill", { intent });
    expect(structured).toMatchObject({
      status: "proposed",
      digest: expect.stringMatching(/^sha256:/),
      next: expect.stringContaining("skill approve sha256:"),
    });
    for (const finding of structured.findings) {
      expect(Object.keys(finding).sort()).toEqual(["code", "severity"]);
    }
    expect(workspace.store.list()).toEqual([]);
    await (await workspace.generator()).reject(structured.digest);
  });

  it("cancels the skill that it no longer waits for", async () => {
    const { workspace } = temporary;
    await installGreets(workspace);
    const host = createHostServer(workspace);
    await using session = openMcpSession(workspace, { host });
    await using client = await connect(session.transport);
    const abort = new AbortController();
    const call = client.callTool("greets--wait", { seconds: 60 }, { signal: abort.signal });
    while (host.pending === 0) await new Promise(setImmediate);
    abort.abort(new Error("enough"));
    await expect(call).rejects.toThrow();
    await expect.poll(() => host.pending, { timeout: 20_000 }).toBe(0);
  });

  it("leaves no skill running when it goes away", async () => {
    const { workspace } = temporary;
    await installGreets(workspace);
    const host = createHostServer(workspace);
    const session = openMcpSession(workspace, { host });
    await using client = await connect(session.transport);
    const call = client.callTool("greets--wait", { seconds: 60 });
    call.catch(() => {});
    while (host.pending === 0) await new Promise(setImmediate);
    await session[Symbol.asyncDispose]();
    expect(host.pending).toBe(0);
  });

  it("is told of progress when it asks to be", async () => {
    const { workspace } = temporary;
    await using session = openMcpSession(workspace);
    await using client = await connect(session.transport);
    const messages: string[] = [];
    const { structured } = await client.callTool(
      "generate_skill",
      { intent },
      { onProgress: (message) => messages.push(message) },
    );
    expect(messages.length).toBeGreaterThan(1);
    expect(messages.join("\n")).toContain("authoring");
    await (await workspace.generator()).reject(structured.digest);
  });

  it("hears of skills that change, whoever changes them", async () => {
    const { workspace } = temporary;
    await using session = openMcpSession(workspace);
    const changed = Promise.withResolvers<void>();
    await using client = await connect(session.transport, {
      person: () => accept,
      onToolsChanged: () => changed.resolve(),
    });
    const before = await client.listTools();
    await installGreets(workspace);
    await changed.promise;
    expect(await client.listTools()).toHaveLength(before.length + 5);
  });

  it("finds and calls skills of a catalogue too large to list", async () => {
    const { workspace } = temporary;
    await installGreets(workspace, ["greets-a", "greets-b", "greets-c"]);
    await using session = openMcpSession(workspace, { maxSkillTools: 2 });
    await using client = await connect(session.transport);
    expect((await client.listTools()).map(({ name }) => name)).toEqual([
      "search_skills",
      "call_skill",
      "generate_skill",
      "write_skill_file",
      "validate_manifest",
      "validate_script",
      "propose_skill",
    ]);
    const { structured } = await client.callTool("search_skills", { query: "greet by name" });
    expect(structured.skills[0]).toMatchObject({
      skill_id: expect.stringMatching(/^greets-[abc]$/),
      actions: [{ name: "greet", input: { type: "object" } }, {}, {}, {}, {}],
    });
    const { skill_id } = structured.skills[0];
    const call = { skill_id, action: "greet", input: { name: "Ada" } };
    expect((await client.callTool("call_skill", call)).structured).toEqual({
      greeting: "Hello, Ada!",
    });
  });
});
