import { readFile } from "node:fs/promises";
import { checkSandboxSupport } from "@skillwright/python-runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mcpClients, type TestClient } from "./support/mcp-clients.ts";
import { openMcpSession } from "./support/mcp-session.ts";
import { openTemporaryWorkspace, type TemporaryWorkspace } from "./support/temporary-workspace.ts";

const { available: sandbox } = await checkSandboxSupport();
const read = (path: string) => readFile(new URL(`fixtures/${path}`, import.meta.url), "utf8");
const manifest = await read("greets/manifest.toml");
const script = await read("greets/skill.py");

let temporary: TemporaryWorkspace;
beforeAll(async () => {
  temporary = await openTemporaryWorkspace();
});
afterAll(() => temporary[Symbol.asyncDispose]());

/** Writes files into a new draft and proposes it. */
async function author(client: TestClient, files: Record<string, string>) {
  let draft_id: string | undefined;
  for (const [path, content] of Object.entries(files)) {
    const input = draft_id === undefined ? { path, content } : { draft_id, path, content };
    draft_id = (await client.callTool("write_skill_file", input)).structured.draft_id;
  }
  return client.callTool("propose_skill", { draft_id, intent: "greet somebody by name" });
}

describe.each(mcpClients)("an agent behind a client of %s", (_name, connect) => {
  it.skipIf(!sandbox)("authors a skill, which a person approves", async () => {
    const { workspace } = temporary;
    await using session = openMcpSession(workspace);
    const asked: string[] = [];
    await using client = await connect(session.transport, {
      person(message) {
        asked.push(message);
        return { action: "accept", content: { approve: true } };
      },
    });
    const { structured } = await author(client, { "manifest.toml": manifest, "skill.py": script });
    expect(structured).toMatchObject({ status: "installed", skill_id: "greets" });
    expect(asked[0]).toContain("Written by: llm");
    expect(workspace.store.get("greets")).toMatchObject({ author: "llm", shipped: false });
    workspace.store.remove("greets");
  });

  it("gets verdicts and codes of findings with their places, not their text", async () => {
    await using session = openMcpSession(temporary.workspace);
    await using client = await connect(session.transport);
    const good = await client.callTool("validate_manifest", { content: manifest });
    expect(good.structured).toEqual({ valid: true, findings: [] });
    const bad = await client.callTool("validate_manifest", { content: 'id = "x"\nversion = 7\n' });
    expect(bad.structured.valid).toBe(false);
    const hostile = 'import os\nos.system("rm -rf " + input())\nthis is no python\n';
    const unsafe = await client.callTool("validate_script", { content: hostile });
    expect(unsafe.structured.valid).toBe(false);
    for (const finding of [...bad.structured.findings, ...unsafe.structured.findings]) {
      expect(finding).not.toHaveProperty("message");
      expect(finding).toMatchObject({ code: expect.any(String), severity: expect.any(String) });
    }
  });

  it.each([
    ["a path out of the package", { "../../escape.py": "" }, "staged-file-refused"],
    ["an absolute path", { "/etc/cron.d/x": "" }, "staged-file-refused"],
  ])("cannot propose %s", async (_what, files, code) => {
    const { workspace } = temporary;
    await using session = openMcpSession(workspace);
    await using client = await connect(session.transport);
    const answer = await author(client, { "manifest.toml": manifest, ...files });
    expect(answer).toMatchObject({ isError: true, text: expect.stringContaining(code) });
    expect(workspace.store.list()).toEqual([]);
    expect((await workspace.generator()).proposals()).toEqual([]);
  });

  it("is told which rules a skill breaks that does not run", async () => {
    const { workspace } = temporary;
    await using session = openMcpSession(workspace);
    await using client = await connect(session.transport);
    const { structured } = await author(client, {
      "manifest.toml": await read("never-answers/manifest.toml"),
      "skill.py": await read("never-answers/skill.py"),
    });
    expect(structured).toMatchObject({ status: "failed", valid: false });
    expect(structured.findings.length).toBeGreaterThan(0);
    expect((await workspace.generator()).proposals()).toEqual([]);
  });

  it("is refused a draft that there is not", async () => {
    await using session = openMcpSession(temporary.workspace);
    await using client = await connect(session.transport);
    const input = { draft_id: "none", intent: "greet" };
    expect(await client.callTool("propose_skill", input)).toMatchObject({
      isError: true,
      text: expect.stringMatching(/^draft-not-found/),
    });
  });
});
