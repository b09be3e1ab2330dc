import { cp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createHostServer, type EventEnvelope } from "@skillwright/host";
import { expect, it } from "vitest";
import { openCodeSkillWorkspace } from "./support/code-skills.ts";
import { installGreets } from "./support/installed-skills.ts";
import { mcpClients } from "./support/mcp-clients.ts";
import { openMcpSession } from "./support/mcp-session.ts";

type Opened = Awaited<ReturnType<typeof openCodeSkillWorkspace>>;

/** Sends commands; a failed one answers its code. */
function commands({ workspace }: Opened) {
  const server = createHostServer(workspace);
  return async (command: string, payload: object = {}) => {
    const answer = await server.handle({ v: 1, request_id: "r", command, payload });
    // biome-ignore lint/suspicious/noExplicitAny: tests reach into results of every shape.
    return (answer.ok ? answer.payload : { error_code: answer.error_code }) as any;
  };
}

it("lists the code skills of the configured paths, and says why the rest is left out", async () => {
  await using opened = await openCodeSkillWorkspace();
  const { skills, diagnostics } = await commands(opened)("skill.python.list");
  expect(skills).toEqual([
    {
      skill_id: "shout",
      name: "Shout",
      version: "1.0.0",
      status: "active",
      source: "code",
      description: "Turns a text into capital letters.",
    },
  ]);
  expect(diagnostics).toEqual([
    {
      code: "skill-unreadable",
      severity: "error",
      message: expect.stringContaining("JSON"),
      file: join(opened.skills, "broken", "skill.json"),
    },
    {
      code: "skill-invalid",
      severity: "error",
      message: expect.stringContaining("skill.ts:1: it uses node:child_process"),
      file: join(opened.skills, "reads-too-much", "skill.json"),
    },
  ]);
});

it("refuses a Python skill that lies in a path: it has to be approved", async () => {
  await using opened = await openCodeSkillWorkspace();
  const fixture = new URL("fixtures/greets", import.meta.url);
  await cp(fixture, join(opened.skills, "greets"), { recursive: true });
  const { skills, diagnostics } = await commands(opened)("skill.python.list");
  expect(skills).toHaveLength(1);
  expect(diagnostics).toContainEqual(
    expect.objectContaining({ file: join(opened.skills, "greets", "manifest.toml") }),
  );
});

it("says that a path of the configuration is missing", async () => {
  await using opened = await openCodeSkillWorkspace();
  await rm(opened.skills, { recursive: true });
  const { skills, diagnostics } = await commands(opened)("skill.python.list");
  expect(skills).toEqual([]);
  expect(diagnostics).toMatchObject([{ code: "path-unreadable", file: opened.skills }]);
});

it("shows and runs a code skill in a thread, with its input checked", async () => {
  await using opened = await openCodeSkillWorkspace();
  const send = commands(opened);
  expect(await send("skill.show", { skill_id: "shout" })).toMatchObject({
    source: "code",
    author: "a person",
    tags: ["text"],
    actions: [{ name: "shout", pure: true, input: { required: ["text"] } }],
    permissions: { network: [], read: [], write: [], subprocess: false },
    versions: [{ version: "1.0.0", current: true }],
  });
  const run = (input: object) => send("skill.invoke", { skill_id: "shout", input });
  expect(await run({ text: "hear" })).toMatchObject({
    success: true,
    result: { text: "HEAR" },
    isolation: "thread",
    cache_hit: false,
  });
  // Its action is declared pure, and `cache_enabled` is the default.
  expect(await run({ text: "hear" })).toMatchObject({ result: { text: "HEAR" }, cache_hit: true });
  expect(await run({ text: 7 })).toEqual({ error_code: "input-invalid" });
  expect(await send("skill.stats", { skill_id: "shout" })).toMatchObject({
    skills: [{ total: 3, successful: 2 }],
  });
});

it("finds code skills by meaning, and does not generate what one of them does", async () => {
  await using opened = await openCodeSkillWorkspace();
  const send = commands(opened);
  const { results } = await send("skill.discovery.search", { query: "text in capital letters" });
  expect(results).toMatchObject([{ skill_id: "shout", source: "code" }]);
  const intent = "turn a text into capital letters";
  expect(await send("skill.generate", { intent })).toMatchObject({
    status: "existing_match",
    skill_id: "shout",
  });
  expect(await send("skill.generate", { intent, id: "shout", force: true })).toEqual({
    error_code: "skill-id-taken",
  });
});

it.each(["skill.python.disable", "skill.remove", "skill.test", "skill.improve"])(
  "answers %s of a code skill with what it is",
  async (command) => {
    await using opened = await openCodeSkillWorkspace();
    const payload = { skill_id: "shout", change: "be louder" };
    expect(await commands(opened)(command, payload)).toEqual({ error_code: "skill-is-code" });
  },
);

it("calls installed skills for a code skill that depends on them, in their current version", async () => {
  await using opened = await openCodeSkillWorkspace();
  const dir = join(opened.skills, "shout");
  const metadata = { id: "welcome", name: "Welcome", version: "1.0.0", dependencies: ["greets"] };
  await cp(dir, join(opened.skills, "welcome"), { recursive: true });
  await writeFile(join(opened.skills, "welcome", "skill.json"), JSON.stringify(metadata));
  await writeFile(
    join(opened.skills, "welcome", "skill.ts"),
    `export default {
       execute: ({ input }, { call }) => call("greets", { action: "greet", input }),
     };`,
  );
  const send = commands(opened);
  const run = () => send("skill.invoke", { skill_id: "welcome", input: { name: "Ada" } });
  expect(await run()).toEqual({ error_code: "dependency-missing" });
  await installGreets(opened.workspace);
  expect(await run()).toMatchObject({ success: true, result: { greeting: "Hello, Ada!" } });
  await send("skill.python.disable", { skill_id: "greets" });
  expect(await run()).toEqual({ error_code: "dependency-missing" });
});

it("lets an installed skill of the same id go first, and offers the code skill after it is gone", async () => {
  await using opened = await openCodeSkillWorkspace();
  await opened.edit("shout/skill.json", '"shout"', '"greets"');
  const send = commands(opened);
  const sources = async () => {
    const { skills } = await send("skill.python.list");
    return skills.map(({ skill_id, source }: Record<string, string>) => `${skill_id} ${source}`);
  };
  expect(await sources()).toEqual(["greets code"]);
  await installGreets(opened.workspace);
  expect(await sources()).toEqual(["greets python"]);
  const call = { skill_id: "greets", action: "greet", input: { name: "Ada" } };
  expect(await send("skill.invoke", call)).toMatchObject({ result: { greeting: "Hello, Ada!" } });
  const { diagnostics } = await send("skills.reload");
  expect(await send("skill.invoke", call)).toMatchObject({ result: { greeting: "Hello, Ada!" } });
  expect(diagnostics.map(({ code }: { code: string }) => code)).not.toContain(
    "skill-version-taken",
  );
  await send("skill.remove", { skill_id: "greets" });
  await send("skills.reload");
  expect(await sources()).toEqual(["greets code"]);
  const text = { skill_id: "greets", input: { text: "again" } };
  expect(await send("skill.invoke", text)).toMatchObject({ result: { text: "AGAIN" } });
});

it("takes up new, changed and deleted code skills on skills.reload", async () => {
  await using opened = await openCodeSkillWorkspace();
  const send = commands(opened);
  const run = (skill_id: string) =>
    send("skill.invoke", { skill_id, input: { text: "hear" } }).then(
      ({ result, error_code }) => result?.text ?? error_code,
    );
  expect(await run("shout")).toBe("HEAR");
  await cp(join(opened.skills, "shout"), join(opened.skills, "whisper"), { recursive: true });
  await opened.edit("whisper/skill.json", '"shout"', '"whisper"');
  await opened.edit("whisper/skill.ts", "toUpperCase", "toLowerCase");
  await opened.edit("shout/skill.ts", "toUpperCase()", 'toUpperCase() + "!"');
  expect(await send("skills.reload")).toMatchObject({ accepted: true, indexed: 2 });
  expect([await run("shout"), await run("whisper")]).toEqual(["HEAR!", "hear"]);
  await rm(join(opened.skills, "shout"), { recursive: true });
  expect(await send("skills.reload")).toMatchObject({ indexed: 1 });
  expect([await run("shout"), await run("whisper")]).toEqual(["skill-not-found", "hear"]);
});

it("loads a changed code skill anew while it serves, and keeps the old one when that fails", async () => {
  await using opened = await openCodeSkillWorkspace("hot_reload_enabled = true\n");
  const server = createHostServer(opened.workspace);
  const waiting = new Map<string, (event: EventEnvelope) => void>();
  using _subscription = server.subscribe((event) => waiting.get(event.event)?.(event));
  const next = (event: string) =>
    new Promise<EventEnvelope>((resolve) => waiting.set(event, resolve));
  const run = async () => {
    const payload = { skill_id: "shout", input: { text: "hear" } };
    const answer = await server.handle({ v: 1, request_id: "r", command: "skill.invoke", payload });
    return answer.ok ? answer.payload : answer;
  };
  expect(await run()).toMatchObject({ result: { text: "HEAR" } });

  const reloaded = next("skill.hot_reloaded");
  await opened.edit("shout/skill.ts", "toUpperCase()", 'toUpperCase() + "!"');
  expect((await reloaded).payload).toEqual({
    skill_id: "shout",
    version: "1.0.0",
    previous_version: "1.0.0",
  });
  expect(await run()).toMatchObject({ result: { text: "HEAR!" } });

  const failed = next("skill.reload_failed");
  await opened.edit("shout/skill.ts", "export default", "export default (");
  expect((await failed).payload).toMatchObject({ skill_id: "shout", error_code: "skill-invalid" });
  expect(await run()).toMatchObject({ result: { text: "HEAR!" } });
});

it.each(mcpClients)(
  "offers them as tools to a client of %s, and tells of a reload",
  async (_name, connect) => {
    await using opened = await openCodeSkillWorkspace("hot_reload_enabled = true\n");
    await using session = openMcpSession(opened.workspace);
    const changed = Promise.withResolvers<void>();
    await using client = await connect(session.transport, {
      onToolsChanged: () => changed.resolve(),
    });
    const find = async () => (await client.listTools()).find(({ name }) => name === "shout");
    expect(await find()).toMatchObject({
      title: "Shout",
      description: "Gives the text in capital letters.",
      inputSchema: { type: "object", required: ["text"] },
      annotations: { readOnlyHint: true, openWorldHint: false },
    });
    const call = () => client.callTool("shout", { text: "hear" });
    expect(await call()).toMatchObject({ isError: false, structured: { text: "HEAR" } });
    const search = await client.callTool("search_skills", { query: "capital letters" });
    expect(search.structured.skills).toMatchObject([
      { skill_id: "shout", source: "code", actions: [{ name: "shout" }] },
    ]);
    await opened.edit("shout/skill.json", "Gives the text", "Returns the text");
    await changed.promise;
    expect(await find()).toMatchObject({ description: "Returns the text in capital letters." });
  },
);
